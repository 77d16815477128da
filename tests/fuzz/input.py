"""What is fed to a reader."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True)
class Input:
    """Bytes under a name; its ending says who reads them: `.frame` the wire, `.zip` the archive, any other the notebook reader."""

    name: str
    data: bytes
