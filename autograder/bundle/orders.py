"""What a bundle is told, as it stands in its bundle.json."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from autograder.errors import UsageError

SCHEMA = 1
FILE = "bundle.json"


class Visibility(StrEnum):
    """When students see a row of Gradescope's results."""

    VISIBLE = "visible"
    AFTER_DUE_DATE = "after_due_date"
    AFTER_PUBLISHED = "after_published"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Orders:
    """One assignment, and how it is to be graded there."""

    assignment: str  # its slug
    max_score: float
    memory_mb: int  # that the container should have
    dataset: str | None  # the images that its checks train on, if they do
    hidden_checks: Visibility = Visibility.AFTER_PUBLISHED
    minutes: int = 10  # after which Gradescope ends the container

    def as_json(self) -> bytes:
        """The file's bytes."""
        return json.dumps({"schema": SCHEMA, **dataclasses.asdict(self)}, indent=1).encode("ascii") + b"\n"


def read_orders(source: Path) -> Orders:
    """The orders of the bundle that was unpacked into `source`; raises UsageError if they are not ours."""
    path = source / FILE
    try:
        data = json.loads(path.read_bytes())
        if data.pop("schema") != SCHEMA:
            raise ValueError("another schema")
        return Orders(**{**data, "hidden_checks": Visibility(data["hidden_checks"])})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise UsageError(f"{path} can not be read ({problem}); make the bundle again: autograder bundle gradescope SLUG") from problem
