"""What can be wrong with data, as types."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder.errors import MachineError, UsageError

SHOWN = 10  # files that a message names


class NoData(MachineError):
    """A data set that has to be fetched is not here."""


class DamagedData(MachineError):
    """Files in the cache are not what was written there."""


class DamagedImages(UsageError):
    """Image files of a data set can not be used."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A file that is not as it should be, and what is wrong with it."""

    path: Path
    what: str

    def __str__(self) -> str:
        return f"{self.path}: {self.what}"


def named(items: list[str]) -> str:
    """The first few of many, in one line."""
    return "; ".join(items[:SHOWN]) + (f"; and {len(items) - SHOWN} more" if len(items) > SHOWN else "")
