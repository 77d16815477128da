"""A record as Gradescope's results.json has it.

    as_bytes(results(record, info, orders, conditions))

All text is either of format `text` or escaped by a template, and passes through `wording.shown`, because students' words are in it. The total is
always said by `score`, since rows that only inform have none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NotRequired, TypedDict

import autograder
from autograder.bundle.drawing import in_html
from autograder.bundle.orders import Orders, Visibility
from autograder.course import Assignment
from autograder.outcome import Outcome, Verdict
from autograder.record import Record, Status
from autograder.report import AssignmentInfo
from autograder.report.questions import misconception_title, questions_of, rule
from autograder.report.wording import NEEDS_A_PERSON, NOT_THE_STUDENTS, VERDICTS, shown

SCHEMA = 1
MOST_NOTES = 20
AGAIN = "For the instructor: mend what is named here, then press Rerun Autograder for this submission, or Regrade All Submissions."
NOT_FINAL = "This is the grader's fault, not yours. The points shown are NOT your score: your instructor has to grade this again. You need not do anything."


class Row(TypedDict):
    """One entry of `tests`."""

    name: str
    name_format: str
    output: str
    output_format: str
    visibility: str
    score: NotRequired[float]
    max_score: NotRequired[float]
    status: NotRequired[str]
    number: NotRequired[str]
    tags: NotRequired[list[str]]
    extra_data: NotRequired[dict[str, Any]]


class Document(TypedDict):
    """The file as a whole."""

    score: float
    execution_time: float
    output: str
    output_format: str
    test_output_format: str
    test_name_format: str
    visibility: str
    stdout_visibility: str
    extra_data: dict[str, Any]
    tests: list[Row]


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under which a submission was graded."""

    seconds: float = 0.0
    isolation: str = ""  # the level as it was found
    sandbox: str = ""
    not_held: tuple[str, ...] = ()  # what the sandbox does not stop
    submission: str = ""  # Gradescope's number
    remarks: tuple[str, ...] = ()  # for the instructor


def results(record: Record, info: AssignmentInfo, orders: Orders, conditions: Conditions) -> Document:
    """A record as rows of points; one that has none, as a row that says why."""
    rows = _rows(record, info, orders)
    if record.status is Status.UNGRADABLE:
        rows = [_stopped("Your notebook could be read", record.notes, _what_to_do(orders), orders)]
    elif not rows:
        rows = [_stopped("The grader broke down: this is not your score", (*record.notes, NOT_FINAL), AGAIN, orders)]
    found = {"status": record.status.value, "fingerprint": record.fingerprint, "cpu_seconds": record.cpu_seconds, "started_at": record.started_at}
    return _document(record.score, rows, _summary(record, conditions), orders, conditions, found)


def failure(problem: str, orders: Orders, conditions: Conditions) -> Document:
    """What is said when there is no record, because of us or of this container."""
    row = _stopped("The grader broke down: this is not your score", (problem, NOT_FINAL), AGAIN, orders)
    return _document(0.0, [row], NOT_FINAL, orders, conditions, {"status": Status.ERROR.value})


def provisional(orders: Orders) -> Document:
    """What lies there from the first moment, and stays if the container is ended from outside."""
    stopped = (
        "Grading did not finish. If you read this after some minutes, it was stopped from outside, most likely because its container had too little memory "
        "or time."
    )
    advice = (
        f"For the instructor: in Gradescope, under Settings, give this autograder {_memory(orders)} and {orders.minutes} minutes, then press Rerun Autograder "
        "or Regrade All Submissions."
    )
    row = _stopped("Grading did not finish: this is not your score", (stopped, NOT_FINAL), advice, orders)
    return _document(0.0, [row], stopped, orders, Conditions(), {"status": "unfinished"})


def as_bytes(document: Document) -> bytes:
    """The file's bytes; raises ValueError for a number that JSON does not have."""
    return json.dumps(document, indent=1, allow_nan=False).encode("ascii") + b"\n"


def info_of(assignment: Assignment) -> AssignmentInfo:
    """What rows and pages call questions, checks and misconceptions."""
    return AssignmentInfo(
        slug=assignment.slug,
        title=assignment.title,
        questions=tuple((question.id, question.function, question.title) for question in assignment.questions),
        check_titles={check.name: check.title for check in assignment.checks},
        misconception_titles={each.id: each.title for each in assignment.bank},
    )


def _rows(record: Record, info: AssignmentInfo, orders: Orders) -> list[Row]:
    return [
        _row(outcome, f"{place}.{part}", info, orders)
        for place, question in enumerate(questions_of(record, info), start=1)
        for part, outcome in enumerate(question.outcomes, start=1)
    ]


def _row(outcome: Outcome, number: str, info: AssignmentInfo, orders: Orders) -> Row:
    lines = _lines(outcome, info)
    html = in_html({"lines": lines}, outcome.panel) if outcome.panel else None
    tags = [outcome.verdict.value.replace("_", " ")] + (["needs a person"] if outcome.verdict in NEEDS_A_PERSON else [])
    return {
        "number": number,
        "name": _plain(f"{outcome.question}: {rule(outcome.check, info)}"),
        "name_format": "text",
        "score": outcome.score,
        "max_score": outcome.max_score,
        "status": "passed" if outcome.verdict is Verdict.PASSED else "failed",
        "output": html if html is not None else _plain("\n\n".join(lines)),
        "output_format": "html" if html is not None else "text",
        "visibility": (Visibility.VISIBLE if outcome.visible else orders.hidden_checks).value,
        "tags": tags,
        "extra_data": {"check": outcome.check, "verdict": outcome.verdict.value, "misconception": outcome.misconception},
    }


def _lines(outcome: Outcome, info: AssignmentInfo) -> list[str]:
    """What a row says, one thought a line."""
    if outcome.verdict is Verdict.PASSED:
        return [outcome.message] if outcome.message else []
    idea = f"Your answers are exactly those of this idea: {misconception_title(outcome.misconception, info)}." if outcome.misconception else ""
    try_it = f'You can run this check yourself: grader.check("{outcome.question}")' if outcome.visible and outcome.verdict not in NOT_THE_STUDENTS else ""
    hint = f"Hint: {outcome.hint}" if outcome.hint else ""
    person = "For the instructor: this row needs a person." if outcome.verdict in NEEDS_A_PERSON else ""
    return [each for each in (VERDICTS[outcome.verdict].advice, outcome.message, idea, hint, try_it, person) if each]


def _summary(record: Record, conditions: Conditions) -> str:
    """The words above all rows. They say nothing of hidden checks, which students may not see yet."""
    said = []
    if record.status is Status.ERROR:
        said.append(NOT_FINAL)
    elif any(each.verdict in NEEDS_A_PERSON for each in record.outcomes):
        said.append("Some points are not final: a person will look at the rows that say so.")
    if record.status is not Status.UNGRADABLE and record.notes:
        shown_notes = [f"- {note}" for note in record.notes[:MOST_NOTES]]
        said.append("\n".join(["Your notebook as it ran, from top to bottom:", *shown_notes]))
    fence = f" Isolation: {conditions.isolation} ({conditions.sandbox})." if conditions.isolation else ""
    said.append(f"{'Read' if record.status is Status.UNGRADABLE else 'Graded'} by autograder {autograder.__version__}.{fence}")
    return "\n\n".join(said)


def _what_to_do(orders: Orders) -> str:
    return (
        "What to do: open your notebook in Jupyter or Colab. If it does not open, go back to the last copy that does. Keep the names of the functions as they "
        f"were, save it, and hand in the .ipynb file itself ({orders.assignment}.ipynb), not a PDF, a web page or a link. If this comes again, write to your "
        "instructor."
    )


def _stopped(name: str, said: Sequence[str], advice: str, orders: Orders) -> Row:
    """The only row of a submission that was not graded. It asks for all points, so that the nought is nobody's secret."""
    return {
        "name": name,
        "name_format": "text",
        "score": 0.0,
        "max_score": orders.max_score,
        "status": "failed",
        "output": _plain("\n\n".join((*said, advice))),
        "output_format": "text",
        "visibility": Visibility.VISIBLE.value,
    }


def _document(score: float, rows: list[Row], output: str, orders: Orders, conditions: Conditions, found: Mapping[str, Any]) -> Document:
    return {
        "score": score,
        "execution_time": round(conditions.seconds, 3),
        "output": _plain(output),
        "output_format": "text",
        "test_output_format": "text",
        "test_name_format": "text",
        "visibility": Visibility.VISIBLE.value,
        "stdout_visibility": Visibility.HIDDEN.value,
        "extra_data": {"schema": SCHEMA, "version": autograder.__version__, "assignment": orders.assignment, **found, **asdict(conditions)},
        "tests": rows,
    }


def _memory(orders: Orders) -> str:
    gigabytes = orders.memory_mb / 1024
    return f"a container of at least {gigabytes:g} GB" if gigabytes >= 1 else f"a container of at least {orders.memory_mb} MB"


def _plain(text: str) -> str:
    """A stranger's text without anything that is invisible or too long."""
    return str(shown(text))
