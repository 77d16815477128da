"""Grading a class: one grader process a submission, several at a time, and nothing lost.

The supervisor runs no check and no student code. A record is written the moment its submission is graded;
what has a record of the same fingerprint is not graded again, so that starting once more goes on where the last run ended.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import queue
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import IO

import psutil

import autograder
from autograder import forkserver
from autograder.course import Course
from autograder.errors import MachineError, Unreadable
from autograder.forkserver import Child, Keeper
from autograder.intake.submission import Submission
from autograder.job import Job
from autograder.record import Record, Status, read_record, record_from, write_record
from autograder.sandbox.slots import free_slots
from autograder.settings import MAX_PATIENCE, Isolation

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "TF_NUM_INTRAOP_THREADS")
TRIES = 4  # of a grader process that is lost, before a person has to look: machines kill what takes memory
LOST = "the grader process was lost"
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
    warm: bool = True  # fork grader processes; else each is started anew
    workers: socket.socket | None = None  # to ask a warm worker by, if there is one

    @cached_property
    def rules(self) -> str:
        """Everything besides the submission that a score depends on."""
        settings = self.course.settings
        training = (settings.dataset, settings.training, settings.allow_layers)
        parts = (self.course.content_hash, repr(settings.limits), repr(training), settings.seed, program_hash(), self.assignment or "")
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
    _running: dict[str, Callable[[], None]] = field(default_factory=dict)  # how to end what grades a submission
    _began: dict[str, float] = field(default_factory=dict)
    _wanted: tuple[str, ...] = ()  # the assignments that a warm grader loads beforehand

    @property
    def running(self) -> dict[str, float]:
        """The submissions that are being graded now, and for how many seconds."""
        return {name: time.monotonic() - began for name, began in tuple(self._began.items())}

    def grade(self, submissions: Sequence[Submission]) -> Iterator[Graded]:
        """Grade all submissions and yield each as it is finished, its record already written.

        Raises OSError if a record can not be written. Leaving the loop early ends all grader processes.
        """
        slots = free_slots(self.plan.jobs)
        self._wanted = self._named_in(submissions)
        with self._warm_grader() as self._graders, ThreadPoolExecutor(self.plan.jobs) as pool:
            try:
                for future in as_completed([pool.submit(self._grade_one, submission, slots) for submission in submissions]):
                    yield future.result()
            finally:
                self._stopped.set()
                pool.shutdown(wait=False, cancel_futures=True)
                for end in tuple(self._running.values()):
                    end()

    def _named_in(self, submissions: Sequence[Submission]) -> tuple[str, ...]:
        """The assignments that these submissions look like: what is loaded for nothing may be a library that takes seconds."""
        if self.plan.assignment:
            return (self.plan.assignment,)
        stubs = {slug: names[0].encode() for slug, names in self.plan.course.stubs.items() if names}
        found: set[str] = set()
        for submission in submissions:
            if len(found) == len(stubs):
                break
            with contextlib.suppress(Unreadable):
                data = submission.read()
                found |= {slug for slug, name in stubs.items() if name in data}
        return tuple(slug for slug in stubs if slug in found)

    def _warm_grader(self) -> contextlib.AbstractContextManager[Keeper | None]:
        return Keeper(self._start_grader) if self.plan.warm and forkserver.possible() else contextlib.nullcontext()

    def _start_grader(self, control: socket.socket, said: int, log: IO[bytes]) -> subprocess.Popen[bytes]:
        """The process that has loaded the hidden checks, and is forked for each submission."""
        command, descriptors = self._command(control)
        # A process with threads can not be forked, and Keras need not tell what it has not found.
        environment = {**os.environ, **dict.fromkeys(ONE_THREAD, "1"), "TF_CPP_MIN_LOG_LEVEL": "3"}
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=log, pass_fds=descriptors, start_new_session=True, env=environment)

    def _command(self, control: socket.socket | None) -> tuple[list[str], tuple[int, ...]]:
        """The command that starts a grader, and the descriptors that it needs."""
        course, workers = self.plan.course, self.plan.workers
        config = {"control": control and control.fileno(), "workers": workers and workers.fileno(), "course": str(course.root), "wanted": self._wanted}
        return [sys.executable, "-I", "-m", "autograder.grader", json.dumps(config)], tuple(each.fileno() for each in (control, workers) if each)

    def _grade_one(self, submission: Submission, slots: queue.SimpleQueue[int]) -> Graded:
        slot = slots.get()
        self._began[submission.id] = time.monotonic()
        try:
            graded = self._graded(submission, slot)
            if not graded.reused and not self._stopped.is_set():
                write_record(self.plan.out, graded.record)
            return graded
        finally:
            del self._began[submission.id]
            slots.put(slot)

    def _graded(self, submission: Submission, slot: int) -> Graded:
        try:
            data = submission.read()
        except Unreadable as unreadable:
            return Graded(self._without_grading(submission, Status.UNGRADABLE, str(unreadable)), reused=False)
        fingerprint = hashlib.sha256(f"{self.plan.rules}\0{self.plan.isolation}\0{submission.source}\0".encode() + data).hexdigest()
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
        """Grade in a process of its own; returns no record but a sentence if that went wrong."""
        seconds = job.limits.submission.wall_seconds * MAX_PATIENCE + SLACK_SECONDS
        if self._graders is not None:
            with contextlib.suppress(MachineError):  # it can not be forked, as when a course's checks start threads: a cold one can do it
                return self._ask(forkserver.fork(self._graders.control, {}), job, data, seconds)
        command, descriptors = self._command(None)
        pipe = subprocess.PIPE
        grader = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, pass_fds=descriptors, start_new_session=True)
        with grader, self._ended_by(job, lambda: kill_tree(grader)):
            try:
                output, errors = grader.communicate(job.header() + data, timeout=seconds)
            except subprocess.TimeoutExpired:
                kill_tree(grader)
                return None, TOO_SLOW
        if grader.returncode != 0:
            last = errors.decode("utf-8", "replace").strip().splitlines()[-1:]
            how = f"signal {-grader.returncode}" if grader.returncode < 0 else f"exit code {grader.returncode}"
            return None, f"the grader process ended with {how}" + (f" ({last[0][:300]})" if last else "")
        return _record(output)

    def _ask(self, child: Child, job: Job, data: bytes, seconds: float) -> tuple[Record | None, str]:
        """Have a forked grader process grade."""
        try:
            with child.channel as channel, self._ended_by(job, child.stop):
                channel.settimeout(seconds)
                channel.sendall(job.header() + data)
                channel.shutdown(socket.SHUT_WR)
                with channel.makefile("rb") as answer:
                    return _record(answer.read())
        except TimeoutError:
            return None, TOO_SLOW
        except OSError:
            return None, LOST
        finally:
            child.kill()

    @contextlib.contextmanager
    def _ended_by(self, job: Job, end: Callable[[], None]) -> Iterator[None]:
        """Have whoever stops this batch end a grader process like this."""
        self._running[job.submission] = end
        if self._stopped.is_set():  # since it was asked for last: whoever stops the others has not seen this one
            end()
        try:
            yield
        finally:
            del self._running[job.submission]

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
            dataset=plan.course.settings.dataset,
            training=plan.course.settings.training,
            allow_layers=plan.course.settings.allow_layers,
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


def _record(output: bytes) -> tuple[Record | None, str]:
    """Read what a grader process wrote: a record, or what went wrong."""
    if not output:
        return None, LOST
    try:
        answer = json.loads(output)
        if "fault" in answer:
            return None, f"the grader process failed ({answer['fault'][:300]})"
        return record_from(answer), ""
    except (ValueError, KeyError, TypeError) as error:
        return None, f"the grader process wrote no record ({error})"


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
