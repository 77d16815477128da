"""Grading one submission: the trusted process.

submission -> notebook -> sandbox(worker) -> student -> checks -> outcomes -> record
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import hashlib
import json
import os
import re
import resource
import socket
import sys
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import numpy as np

from autograder import forkserver
from autograder.check import Check, run_all
from autograder.check import Trainer as AnyTrainer
from autograder.conversation import Conversation
from autograder.course import Assignment, Course
from autograder.errors import AuthorError, Unreadable
from autograder.intake.identify import identify
from autograder.intake.notebook import Cell, Notebook, functions_in, read
from autograder.job import Job, job_from
from autograder.misconception import Memory, Misconception, diagnose, gather
from autograder.outcome import Outcome, Verdict
from autograder.prctl import die_with_parent
from autograder.record import Record, Status
from autograder.sandbox.cgroup import memory_limit
from autograder.sandbox.choice import sandbox_named
from autograder.sandbox.process import Sandbox
from autograder.sandbox.warm import Warm
from autograder.settings import Limits, Settings
from autograder.student import Student
from autograder.training import Trainer
from autograder.values import BARE, Stage

MAX_MEMORY = 4 << 30  # bytes; grading needs some hundred MB, and an answer that needs more must not take the machine along
CHECKED_HERE = re.compile(r"""^[^#\n]*?\.check\(\s*["']([^"'\n]{1,100})["']""", re.MULTILINE)
WRONG = (Verdict.FAILED, Verdict.CRASHED)
NO_EVIDENCE = (Verdict.TIMED_OUT, Verdict.TAMPERED, Verdict.NOT_ATTEMPTED, Verdict.GRADER_ERROR)


@dataclass(frozen=True, slots=True)
class Examination:
    """What the checks of a notebook found, which cells failed, and the CPU seconds of the sandbox."""

    outcomes: tuple[Outcome, ...]
    notes: tuple[str, ...]
    cpu_seconds: float


def grade(job: Job, data: bytes, sandbox: Sandbox) -> Record:
    """Grade what was handed in; whatever it is, there is a record."""
    started = _Clock(f"{sandbox.name} (memory: {memory_limit()})")
    course = course_at(job.course)
    assignment = course.assignment(job.assignment) if job.assignment else None
    try:
        notebook = read(data, job.source)
        assignment = assignment or course.assignment(identify(notebook, course.stubs, course.other_names))
    except Unreadable as problem:
        return started.record(job, assignment, Status.UNGRADABLE, notes=(str(problem),))
    seed = f"{job.seed}/{hashlib.sha256(data).hexdigest()}"
    found = examine(
        *(notebook, assignment.checks, sandbox, job.limits, seed, job.slot),
        explained_by=assignment,
        trainer=Trainer(job.dataset, job.training, Path(job.course), assignment.folder),
        allow_layers=job.allow_layers,
        stage=assignment.stage,
    )
    broken = any(outcome.verdict is Verdict.GRADER_ERROR for outcome in found.outcomes)
    status = Status.ERROR if broken else Status.GRADED
    notes = (*notebook.repairs, *_redefined(notebook, assignment), *found.notes)
    return started.record(job, assignment, status, found.outcomes, notes, found.cpu_seconds)


@functools.cache
def course_at(root: str) -> Course:
    """The course's assignments, each loaded at most once in a process; its settings come with each job."""
    return Course(Path(root), Settings(course=""))


def examine(
    notebook: Notebook,
    checks: Sequence[Check],
    sandbox: Sandbox,
    limits: Limits,
    seed: str,
    slot: int = 0,
    *,
    explained_by: Assignment | None = None,
    trainer: AnyTrainer | None = None,
    allow_layers: Sequence[str] = (),
    memory: Memory | None = None,
    stage: Stage = BARE,
) -> Examination:
    """Run a notebook in the sandbox and checks against it; `explained_by` is the assignment whose misconceptions are searched."""
    if any(check.in_place for check in checks):
        notebook = dataclasses.replace(notebook, cells=tuple(cell for cell in notebook.cells if not _is_ignored(cell)))
    conversation = Conversation(notebook, sandbox, limits, slot, stage)
    try:
        student = Student(conversation.call, frozenset(allow_layers), conversation)
        found: dict[str, Outcome] = {}
        for until, some in _stops(notebook, checks):
            conversation.run(until)
            found |= {outcome.check: outcome for outcome in run_all(some, student, seed, trainer)}
        outcomes = tuple(found[check.name] for check in checks)
        if explained_by is not None and explained_by.bank:
            outcomes = explain(outcomes, checks, explained_by, student, seed, memory)
    finally:
        conversation.close()
    return Examination(outcomes, conversation.notes, conversation.cpu_seconds)


def _stops(notebook: Notebook, checks: Sequence[Check]) -> list[tuple[int | None, list[Check]]]:
    """After which cells to run which checks: most of them at the end, and those of Otter's where the notebook has its last `grader.check("q1")`."""
    places = {name: cell.index for cell in notebook.cells for name in (*_tested_after(cell), *CHECKED_HERE.findall(cell.source))}
    by_place: dict[int | None, list[Check]] = {}
    for check in checks:
        by_place.setdefault(next((places[name] for name in check.places if name in places), None), []).append(check)
    early = sorted((place, some) for place, some in by_place.items() if place is not None)
    return [*early, (None, by_place.get(None, []))]


def _tested_after(cell: Cell) -> list[str]:
    """The tests that Otter's or nbgrader's metadata of a cell wants after it. Students can write what they like there."""
    match cell.metadata:
        case {"otter": {"tests": list(tests)}}:
            return [name for name in tests if isinstance(name, str)]
        case {"nbgrader": {"grade_id": str(name), "grade": True}}:
            return [name]
    return []


def _is_ignored(cell: Cell) -> bool:
    """Whether Otter would leave the cell out."""
    match cell.metadata:
        case {"tags": list(tags)} if "otter_ignore" in tags:
            return True
        case {"otter": {"ignore": True}}:
            return True
    return False


def _redefined(notebook: Notebook, assignment: Assignment) -> tuple[str, ...]:
    """A note for each function that is defined twice: the first definition may be the one the student means."""
    notes = []
    for question in assignment.questions:
        cells = [str(cell.index) for cell in notebook.cells if question.function in functions_in(cell.source)]
        if len(cells) > 1:
            notes.append(f"{question.function} is defined in cells {', '.join(cells[:-1][:5])} and {cells[-1]}; the last definition counts")
    return tuple(notes)


def explain(
    outcomes: tuple[Outcome, ...], checks: Sequence[Check], assignment: Assignment, student: Student, seed: str, memory: Memory | None = None
) -> tuple[Outcome, ...]:
    """Add to failed outcomes the misconception that gives the same answers, and its hint."""
    explained: list[Outcome] = []
    for question in assignment.questions:
        mine = [outcome for outcome in outcomes if outcome.question == question.id]
        found: dict[str, Misconception] = {}
        if any(each.verdict in WRONG for each in mine) and not any(each.verdict in NO_EVIDENCE for each in mine):
            asked = [each for each in checks if each.question == question.id and not each.in_place]  # those of Otter's ask in a way of their own
            with contextlib.suppress(Exception):  # an explanation must never cost a grade: the outcomes stand without it
                evidence = gather(asked, assignment.solution_functions, student, seed, memory)
                found = diagnose(evidence, assignment.solution_code, assignment.bank, memory)
        for outcome in mine:
            named = found.get(outcome.check) if outcome.verdict in WRONG else None
            explained.append(dataclasses.replace(outcome, misconception=named.id, hint=named.says) if named else outcome)
    return tuple(explained)


class _Clock:
    """Knows when grading began, and what it has cost."""

    def __init__(self, sandbox: str) -> None:
        self._sandbox = sandbox
        self._started = datetime.now(UTC)
        self._wall = time.monotonic()

    def record(
        self, job: Job, assignment: Assignment | None, status: Status, outcomes: tuple[Outcome, ...] = (), notes: tuple[str, ...] = (), cpu_seconds: float = 0.0
    ) -> Record:
        return Record(
            submission=job.submission,
            source=job.source,
            assignment=assignment.slug if assignment else "",
            status=status,
            isolation=job.isolation,
            max_score=assignment.max_score if assignment else 0.0,
            started_at=self._started.strftime("%Y-%m-%dT%H:%M:%SZ"),
            cpu_seconds=round(time.process_time() + cpu_seconds, 3),
            wall_seconds=round(time.monotonic() - self._wall, 3),
            outcomes=outcomes,
            notes=notes,
            sandbox=self._sandbox,
            fingerprint=job.fingerprint,
        )


def main() -> None:
    """With a control socket: load the course, and fork a grader process for each request. Without: grade one job.

    A job is a line of JSON and the submission's bytes. It comes by standard input, or by the channel; the record goes back on the same way.
    """
    die_with_parent()
    config = json.loads(sys.argv[1])
    if config["control"] is not None:
        serve(**config)
    answer = os.dup(1)
    os.dup2(2, 1)  # whatever a check or a misconception prints must not mix with the record
    with os.fdopen(answer, "wb") as output:
        grade_one(sys.stdin.buffer, output, config["workers"])


def serve(control: int, workers: int | None, course: str, wanted: Sequence[str]) -> None:
    """Load the hidden checks of the `wanted` assignments once, and fork a grader process for each request.

    `workers`: the warm worker's control socket, if there is one.
    """
    for slug in wanted:
        with contextlib.suppress(AuthorError):  # whoever grades that assignment will hear of it
            assignment = course_at(course).assignments[slug]
            _ = assignment.checks, assignment.questions, assignment.bank and assignment.solution_functions

    def begin(_: dict[str, Any], channel: int) -> None:
        die_with_parent()
        np.random.seed()  # noqa: NPY002  a check that draws without the course's seed draws anew for each submission
        os.dup2(2, 1)
        with open(channel, "rb", closefd=False) as source, open(channel, "wb") as output:
            grade_one(source, output, workers)

    forkserver.serve(socket.socket(fileno=control), begin, keep=() if workers is None else (workers,))


def grade_one(source: IO[bytes], output: IO[bytes], workers: int | None) -> None:
    """Read a job, grade it, and write the record, or in one line what went wrong."""
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY, hard))  # a soft limit for us alone: a worker sets its own
    job = job_from(source.readline())
    try:
        sandbox = sandbox_named(job.sandbox, job.container) if workers is None else Warm(socket.socket(fileno=workers))
        answer = grade(job, source.read(), sandbox).as_json()
    except Exception as fault:
        traceback.print_exc()
        answer = {"fault": f"{type(fault).__name__}: {fault}"}
    output.write(json.dumps(answer).encode("ascii"))


if __name__ == "__main__":
    main()
