"""What is fed to a reader."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Input:
    """Bytes under a name; its ending says who reads them: `.frame` the wire, `.zip` the archive, any other the notebook reader."""

    name: str
    data: bytes
