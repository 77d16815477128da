"""Gradescope's submission_metadata.json: absent, old or damaged is fine."""

from __future__ import annotations

import json
import math
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is used of it; nothing about people."""

    submission: str = ""  # Gradescope's number of what was handed in
    total_points: float | None = None  # that the assignment has there


def read_metadata(path: Path) -> Metadata:
    """Read what can be read, and ignore the rest."""
    data: Any = None
    with suppress(OSError, ValueError, RecursionError):
        data = json.loads(path.read_bytes())
    if not isinstance(data, dict):
        return Metadata()
    number, assignment = data.get("id"), data.get("assignment")
    points = assignment.get("total_points") if isinstance(assignment, dict) else None
    return Metadata(str(number) if isinstance(number, int) and not isinstance(number, bool) else "", _number(points))


def _number(text: Any) -> float | None:
    """A number, or one in a string, as Gradescope writes points."""
    with suppress(ValueError, OverflowError):
        if isinstance(text, str | int | float) and math.isfinite(value := float(text)):
            return value
    return None
