"""The result record: one JSON file a submission, written by the trusted side, once, atomically."""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from autograder.errors import UsageError
from autograder.outcome import Outcome, Verdict, total
from autograder.settings import Isolation

SCHEMA = 1
INVISIBLE = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")  # what a terminal obeys, in a file that people look at there


class Status(StrEnum):
    """How grading a submission ended."""

    GRADED = "graded"
    UNGRADABLE = "ungradable"  # not a notebook, or no known assignment
    ERROR = "error"  # a fault of ours: the score is not final


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that is kept of one graded submission."""

    submission: str
    source: str  # what was handed in, as a person would name it
    assignment: str  # its slug; empty if it is not known
    status: Status
    isolation: Isolation
    max_score: float
    started_at: str
    cpu_seconds: float
    wall_seconds: float
    outcomes: tuple[Outcome, ...] = ()
    notes: tuple[str, ...] = ()
    sandbox: str = ""  # which one, and what limits memory in it
    fingerprint: str = ""  # of the submission, the course and the program: equal fingerprints need no second grading

    @property
    def graded(self) -> bool:
        """Whether the score counts."""
        return self.status is Status.GRADED

    @property
    def score(self) -> float:
        """The points earned."""
        return total(self.outcomes)

    def as_json(self) -> dict[str, Any]:
        """The record as the contract has it."""
        return {"schema": SCHEMA, **asdict(self), "score": self.score}


def record_from(data: dict[str, Any]) -> Record:
    """Read a record back; raises ValueError, KeyError or TypeError if it is not one of ours."""
    if data["schema"] != SCHEMA:
        raise ValueError(f"a record of schema {data['schema']}, not {SCHEMA}")
    outcomes = tuple(Outcome(**{**each, "verdict": Verdict(each["verdict"])}) for each in data["outcomes"])
    plain = {"source": "", **{name: value for name, value in data.items() if name not in ("schema", "score")}}
    return Record(
        **{
            **plain,
            "assignment": data["assignment"] or "",
            "outcomes": outcomes,
            "notes": tuple(data["notes"]),
            "status": Status(data["status"]),
            "isolation": Isolation(data["isolation"]),
        }
    )


def record_file(directory: Path, submission: str) -> Path:
    """Where the record of a submission lies."""
    return directory / "records" / f"{submission}.json"


def write_record(directory: Path, record: Record) -> None:
    """Write `directory/records/<submission>.json` so that it is there whole, or not at all."""
    text = INVISIBLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(record.as_json(), ensure_ascii=False, indent=1, allow_nan=False))
    write_atomically(record_file(directory, record.submission), text.encode("utf-8", "backslashreplace"))


def read_record(directory: Path, submission: str) -> Record | None:
    """Read one record; None if there is none, or none that can be read."""
    try:
        return record_from(json.loads(record_file(directory, submission).read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def read_records(directory: Path) -> Iterator[Record]:
    """Read all records of a class, in the order of their names.

    Raises UsageError for a file that is no record: nobody may be missing from a gradebook in silence.
    """
    for path in sorted((directory / "records").glob("*.json")):
        record = read_record(directory, path.stem)
        if record is None:
            raise UsageError(f"{path} is not a record (any more): grade that submission again, or delete the file")
        yield record


def write_atomically(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Replace a file as a whole; a crash of the program at any moment leaves the old file or the new one.

    `durable` waits until it is on the disk, so that even a power cut does; what can be made again needs no waiting.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.parent / f".{secrets.token_hex(8)}.part"
    try:
        with temporary.open("xb") as file:  # who may read it is the umask's to say: grades are private where it is 077
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
