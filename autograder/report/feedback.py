"""What a student's page says: where to start, and what each open question needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from autograder.outcome import Outcome, Verdict
from autograder.report.records import WORST_FIRST, AssignmentInfo, Question, Record, misconception_title, rule
from autograder.report.wording import VERDICTS, Words, counted

# Nothing that a student could mend.
NOT_THE_STUDENTS = {Verdict.GRADER_ERROR, Verdict.UNDECIDED}


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check that did not pass."""

    rule: str
    message: str
    visible: bool
    lost: float


@dataclass(frozen=True, slots=True)
class Finding:
    """Checks of one question that failed for one reason, so that the reason is said once."""

    words: Words
    lines: tuple[CheckLine, ...]
    misconception: str  # in words, or empty
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One question that lost points."""

    question: Question
    findings: tuple[Finding, ...]
    passed: tuple[str, ...]  # the rules that were kept


def cards(questions: Iterable[Question], info: AssignmentInfo | None) -> tuple[Card, ...]:
    """A card for each question with something open, the most useful one first."""
    return tuple(_card(each, info) for each in sorted((each for each in questions if not each.passed), key=_urgency))


def start(record: Record, questions: tuple[Question, ...]) -> str:
    """One sentence: which question to open first."""
    unfinished = [each for each in sorted(questions, key=_urgency) if _mendable(each)]
    if not unfinished:
        waiting = any(not each.passed for each in questions)
        return "Nothing for you to do: what is still open is for a person to decide." if waiting else "Nothing left to do: every check passed. Well done!"
    first = unfinished[0]
    name = f"{first.id} ({first.title})" if first.title else first.id
    if not first.attempted:
        return f"Start with {name}: it is not filled in yet, and {_open(first)} there."
    others = "more than in any other question that you worked on" if sum(each.attempted for each in unfinished) > 1 else "the rest of what you worked on is right"
    tied = sum(each.attempted and each.lost == first.lost for each in unfinished) > 1
    return f"Start with {name}: {_open(first)} there{'' if tied else ', ' + others}."


def _open(question: Question) -> str:
    return f"{counted(question.lost, 'point is', 'points are')} open"


def _mendable(question: Question) -> bool:
    return any(each.verdict not in NOT_THE_STUDENTS | {Verdict.PASSED} for each in question.outcomes)


def _urgency(question: Question) -> tuple[bool, bool, float]:
    return not _mendable(question), not question.attempted, -question.lost


def _card(question: Question, info: AssignmentInfo | None) -> Card:
    groups: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in sorted(question.outcomes, key=lambda each: (WORST_FIRST.index(each.verdict), not each.visible)):
        groups.setdefault(_reason(outcome), []).append(outcome)
    passed = tuple(rule(each.check, info) for each in groups.pop((Verdict.PASSED.value, ""), []))
    return Card(question, tuple(_finding(each, info) for each in groups.values()), passed)


def _reason(outcome: Outcome) -> tuple[str, str]:
    """What outcomes have in common that are told together."""
    if outcome.misconception and outcome.verdict is not Verdict.PASSED:
        return "misconception", outcome.misconception
    alone = outcome.verdict is Verdict.FAILED
    return outcome.verdict.value, (outcome.hint or outcome.check) if alone else ""


def _finding(outcomes: list[Outcome], info: AssignmentInfo | None) -> Finding:
    idea = outcomes[0].misconception
    return Finding(
        words=VERDICTS[outcomes[0].verdict],
        lines=tuple(CheckLine(rule(each.check, info), each.message, each.visible, round(each.max_score - each.score, 2)) for each in outcomes),
        misconception=misconception_title(idea, info) if idea else "",
        hints=tuple(dict.fromkeys(each.hint for each in outcomes if each.hint)),
    )
