"""What one check found out: a verdict, points, and words for the student."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Verdict(StrEnum):
    """How a check ended. Only PASSED earns points."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_ATTEMPTED = "not_attempted"
    CRASHED = "crashed"
    TIMED_OUT = "timed_out"
    SKIPPED = "skipped"
    UNDECIDED = "undecided"
    TAMPERED = "tampered"
    GRADER_ERROR = "grader_error"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one check, as it stands in the record."""

    check: str
    question: str
    visible: bool
    verdict: Verdict
    score: float
    max_score: float
    message: str = ""
    hint: str = ""
    misconception: str | None = None
    panel: Mapping[str, Any] | None = None  # plain data that a page draws: a table of layers, learning curves

    def __post_init__(self) -> None:
        if not 0 <= self.score <= self.max_score:
            raise ValueError(f"{self.check}: score {self.score} is outside 0..{self.max_score}")


def total(outcomes: tuple[Outcome, ...]) -> float:
    """Add up the points, rounded to a hundredth so that 0.1 + 0.2 prints as 0.3."""
    return round(sum(outcome.score for outcome in outcomes), 2)
