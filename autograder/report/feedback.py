"""What a student's page says: where to start, and what each open question needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.outcome import Outcome, Verdict
from autograder.report.panels import drawn
from autograder.report.questions import WORST_FIRST, AssignmentInfo, Question, misconception_title, rule
from autograder.report.wording import NOT_THE_STUDENTS, VERDICTS, Words, counted

NEVER_CALLED = {Verdict.NOT_ATTEMPTED, Verdict.SKIPPED}


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check that did not pass."""

    rule: str
    message: str
    visible: bool
    lost: float
    panel: Mapping[str, Any] | None  # what is drawn below it


@dataclass(frozen=True, slots=True)
class Finding:
    """Checks of one question that failed for one reason, so that the reason is said once."""

    words: Words
    was_run: bool  # the function was called, and there is something to see
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


def panels(questions: Iterable[Question]) -> tuple[tuple[Question, Mapping[str, Any]], ...]:
    """What there is to see of checks that passed, such as a training."""
    outcomes = ((question, outcome) for question in questions for outcome in question.outcomes)
    found = ((question, drawn(outcome.panel)) for question, outcome in outcomes if outcome.verdict is Verdict.PASSED)
    return tuple((question, panel) for question, panel in found if panel is not None)


def start(questions: Sequence[Question]) -> str:
    """One sentence: which question to open first."""
    mendable = [each for each in sorted(questions, key=_urgency) if _mendable(each)]
    if not mendable:
        if all(each.passed for each in questions):
            return "Nothing left to do: every check passed. Well done!"
        return "Nothing for you to do: what is still open is for a person to decide."
    first = _cause(mendable[0], questions)
    name = f"{first.id} ({first.title})" if first.title else first.id
    waiting = f"{counted(_mendable(first), 'point is', 'points are')} open"
    if not first.attempted:
        return f"Start with {name}: it is not filled in yet, and {waiting} there."
    if first is not mendable[0]:
        return f"Start with {name}: the same idea costs points in {mendable[0].id}, and mending it here may mend both."
    rivals = [each for each in mendable[1:] if each.attempted]
    most = bool(rivals) and _mendable(rivals[0]) < _mendable(first)
    return f"Start with {name}: {waiting} there{', more than in any other question that you worked on' if most else ''}."


def _cause(question: Question, questions: Sequence[Question]) -> Question:
    """The earliest question with the same wrong idea: later functions may call an earlier one."""
    ideas = {each.misconception for each in question.outcomes if each.misconception}
    return next(each for each in questions if each is question or ideas & {outcome.misconception for outcome in each.outcomes})


def _mendable(question: Question) -> float:
    """The points that the student can still earn by own work."""
    return round(sum(each.max_score - each.score for each in question.outcomes if each.verdict not in NOT_THE_STUDENTS), 2)


def _urgency(question: Question) -> tuple[bool, bool, float]:
    """Sorts questions: work to mend before work to begin, the most points first, and last what only a person can decide."""
    return not _mendable(question), not question.attempted, -_mendable(question)


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
    pictured = next((each for each in outcomes if each.panel), None)  # one table of layers tells it all
    return Finding(
        words=VERDICTS[outcomes[0].verdict],
        was_run=outcomes[0].verdict not in NEVER_CALLED,
        lines=tuple(
            CheckLine(rule(each.check, info), each.message, each.visible, round(each.max_score - each.score, 2), _panel(each, pictured)) for each in outcomes
        ),
        misconception=misconception_title(idea, info) if idea else "",
        hints=tuple(dict.fromkeys(each.hint for each in outcomes if each.hint)),
    )


def _panel(outcome: Outcome, pictured: Outcome | None) -> Mapping[str, Any] | None:
    return drawn(outcome.panel) if outcome is pictured else None
