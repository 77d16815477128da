"""Grading a class: one grader process a submission, several at a time, and nothing lost.

The supervisor runs no check and no student code. A record is written the moment its submission is graded;
what has a record of the same fingerprint is not graded again, so that starting once more goes on where the last run ended.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

import psutil

import autograder
from autograder.course import Course
from autograder.errors import Unreadable
from autograder.intake.submission import Submission
from autograder.job import Job
from autograder.record import Record, Status, read_record, record_from, write_record
from autograder.sandbox.slots import free_slots
from autograder.settings import Isolation

TRIES = 2  # a grader process that is lost is started once more before a person has to look
TOO_SLOW = "the grader process did not finish in time"
SLACK_SECONDS = 60  # for a grader beyond the wall time of its submission; only a fault of ours uses it up


@dataclass(frozen=True)
class Plan:
    """How a class is to be graded."""

    course: Course
    out: Path
    sandbox: str
    isolation: Isolation
    assignment: str | None = None
    jobs: int = 1
    fresh: bool = False

    @cached_property
    def conditions(self) -> str:
        """Everything besides the submission that a score depends on."""
        settings = self.course.settings
        parts = (self.course.content_hash, repr(settings.limits), settings.seed, program_hash(), self.isolation, self.assignment or "")
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Graded:
    """One finished submission; `reused` if an earlier run had graded it."""

    record: Record
    reused: bool


@dataclass
class Batch:
    """A class being graded."""

    plan: Plan
    _stopped: threading.Event = field(default_factory=threading.Event)
    _graders: set[subprocess.Popen[bytes]] = field(default_factory=set)

    def grade(self, submissions: Sequence[Submission]) -> Iterator[Graded]:
        """Grade all submissions and yield each as it is finished, its record already written.

        Raises OSError if a record can not be written. Leaving the loop early ends all grader processes.
        """
        slots = free_slots(self.plan.jobs)
        with ThreadPoolExecutor(self.plan.jobs) as pool:
            try:
                for future in as_completed([pool.submit(self._grade_one, submission, slots) for submission in submissions]):
                    yield future.result()
            finally:
                self._stopped.set()
                pool.shutdown(wait=False, cancel_futures=True)
                for grader in tuple(self._graders):
                    kill_tree(grader)

    def _grade_one(self, submission: Submission, slots: queue.SimpleQueue[int]) -> Graded:
        slot = slots.get()
        try:
            graded = self._graded(submission, slot)
            if not graded.reused and not self._stopped.is_set():
                write_record(self.plan.out, graded.record)
            return graded
        finally:
            slots.put(slot)

    def _graded(self, submission: Submission, slot: int) -> Graded:
        try:
            data = submission.read()
        except Unreadable as unreadable:
            return Graded(self._without_grading(submission, Status.UNGRADABLE, str(unreadable)), reused=False)
        fingerprint = hashlib.sha256(f"{self.plan.conditions}\0{submission.source}\0".encode() + data).hexdigest()
        known = None if self.plan.fresh else read_record(self.plan.out, submission.id)
        if known is not None and known.fingerprint == fingerprint and known.status is not Status.ERROR:
            return Graded(known, reused=True)
        job = self._job(submission, slot, fingerprint)
        problem = ""
        for _ in range(TRIES):
            if self._stopped.is_set() or problem == TOO_SLOW:
                break
            try:
                record, problem = self._run_grader(job, data)
            except OSError as error:  # no process could be started
                record, problem = None, f"the grader process could not be started ({error.strerror})"
            if record is not None:
                return Graded(record, reused=False)
        return Graded(self._without_grading(submission, Status.ERROR, f"{problem}; this is no fault of the submission: grade it again"), reused=False)

    def _run_grader(self, job: Job, data: bytes) -> tuple[Record | None, str]:
        command = [sys.executable, "-I", "-m", "autograder.grader"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as grader:
            self._graders.add(grader)
            if self._stopped.is_set():  # since it was asked for last: whoever stops the others has not seen this one
                kill_tree(grader)
            try:
                output, errors = grader.communicate(job.header() + data, timeout=job.limits.submission.wall_seconds + SLACK_SECONDS)
            except subprocess.TimeoutExpired:
                kill_tree(grader)
                return None, TOO_SLOW
            finally:
                self._graders.discard(grader)
        if grader.returncode != 0:
            last = errors.decode("utf-8", "replace").strip().splitlines()[-1:]
            how = f"signal {-grader.returncode}" if grader.returncode < 0 else f"exit code {grader.returncode}"
            return None, f"the grader process ended with {how}" + (f" ({last[0][:300]})" if last else "")
        try:
            return record_from(json.loads(output)), ""
        except (ValueError, KeyError, TypeError) as error:
            return None, f"the grader process wrote no record ({error})"

    def _job(self, submission: Submission, slot: int, fingerprint: str) -> Job:
        plan = self.plan
        return Job(
            submission=submission.id,
            source=submission.source,
            course=str(plan.course.root),
            assignment=plan.assignment,
            seed=plan.course.settings.seed,
            limits=plan.course.settings.limits,
            sandbox=plan.sandbox,
            container=plan.course.settings.container,
            isolation=plan.isolation,
            slot=slot,
            fingerprint=fingerprint,
        )

    def _without_grading(self, submission: Submission, status: Status, note: str) -> Record:
        known = self.plan.course.assignment(self.plan.assignment) if self.plan.assignment else None
        return Record(
            submission=submission.id,
            source=submission.source,
            assignment=known.slug if known else "",
            status=status,
            isolation=self.plan.isolation,
            max_score=known.max_score if known else 0.0,
            started_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            cpu_seconds=0.0,
            wall_seconds=0.0,
            notes=(note,),
        )


def kill_tree(process: subprocess.Popen[bytes]) -> None:
    """Kill a process with all its descendants; whoever started it waits for it."""
    with contextlib.suppress(psutil.Error):
        root = psutil.Process(process.pid)
        for each in (*root.children(recursive=True), root):
            with contextlib.suppress(psutil.Error):
                each.kill()


def program_hash() -> str:
    """Changes with every change of the program that could change a score."""
    digest = hashlib.sha256(autograder.__version__.encode())
    for path in sorted(Path(autograder.__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
