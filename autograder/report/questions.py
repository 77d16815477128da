"""The questions of a record, and what the course says about them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from autograder.outcome import Outcome, Verdict, total
from autograder.record import Record
from autograder.report.wording import VERDICTS, Words, sentence

# A question is called by the first of these verdicts that one of its checks has.
WORST_FIRST = (
    Verdict.TAMPERED,
    Verdict.GRADER_ERROR,
    Verdict.UNDECIDED,
    Verdict.TIMED_OUT,
    Verdict.CRASHED,
    Verdict.FAILED,
    Verdict.NOT_ATTEMPTED,
    Verdict.SKIPPED,
    Verdict.PASSED,
)


@dataclass(frozen=True, slots=True)
class AssignmentInfo:
    """What the course says about an assignment; the pages do without where it is not known any more."""

    slug: str
    title: str
    questions: tuple[tuple[str, str, str], ...]  # id, function, title
    check_titles: Mapping[str, str]  # a check's name -> its rule in one line
    misconception_titles: Mapping[str, str] = field(default_factory=dict)  # id -> title


@dataclass(frozen=True, slots=True)
class Question:
    """One question of one submission."""

    id: str
    function: str
    title: str
    outcomes: tuple[Outcome, ...]

    @property
    def score(self) -> float:
        """Points earned."""
        return total(self.outcomes)

    @property
    def max_score(self) -> float:
        """Points that could be earned."""
        return round(sum(each.max_score for each in self.outcomes), 2)

    @property
    def lost(self) -> float:
        """Points that are still open."""
        return round(self.max_score - self.score, 2)

    @property
    def verdict(self) -> Verdict:
        """The verdict of the check that matters most."""
        return min((each.verdict for each in self.outcomes), key=WORST_FIRST.index)

    @property
    def words(self) -> Words:
        """How the verdict is shown."""
        return VERDICTS[self.verdict]

    @property
    def passed(self) -> bool:
        """Whether every check passed."""
        return self.verdict is Verdict.PASSED

    @property
    def attempted(self) -> bool:
        """Whether the student's function did anything at all."""
        return any(each.verdict not in (Verdict.NOT_ATTEMPTED, Verdict.SKIPPED) for each in self.outcomes)

    @property
    def anchor(self) -> str:
        """The id of the question's card on the student's page."""
        return anchor("question", self.id)


def questions_of(record: Record, info: AssignmentInfo | None) -> tuple[Question, ...]:
    """A record's outcomes by question, in the order of the notebook."""
    known = {name: (function, title) for name, function, title in info.questions} if info else {}
    found = dict.fromkeys(each.question for each in record.outcomes)
    order = [name for name in known if name in found] + [name for name in found if name not in known]
    return tuple(Question(name, *known.get(name, ("", "")), tuple(each for each in record.outcomes if each.question == name)) for name in order)


def anchor(*names: str) -> str:
    """An id for a place on a page."""
    return "-".join(re.sub(r"[^\w.]", "_", name, flags=re.ASCII) for name in names)


def rule(check: str, info: AssignmentInfo | None) -> str:
    """What a check asks for, in words."""
    return (info.check_titles.get(check) if info else None) or sentence(check)


def misconception_title(misconception: str, info: AssignmentInfo | None) -> str:
    """A misconception in words."""
    return (info.misconception_titles.get(misconception) if info else None) or sentence(misconception)


def assignment_title(slug: str, info: AssignmentInfo | None) -> str:
    """An assignment in words."""
    return info.title if info else sentence(slug) or "No known assignment"
