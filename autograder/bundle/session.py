"""One submission in Gradescope's container: from what was handed in to results.json, whatever happens on the way.

/autograder/source       the bundle, closed to all but root
/autograder/submission   what was handed in
/autograder/results      results.json, replaced as a whole; run_autograder has put a provisional one there
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import time
import traceback
from dataclasses import dataclass, replace
from pathlib import Path

import psutil

from autograder.batch import Plan
from autograder.bundle.examiner import TooSlow, examine
from autograder.bundle.handed_in import choose, known_to_be
from autograder.bundle.metadata import Metadata, read_metadata
from autograder.bundle.orders import Orders, read_orders
from autograder.bundle.preparation import close
from autograder.bundle.results import Conditions, Document, as_bytes, failure, info_of, provisional, results
from autograder.bundle.walls import best_walls
from autograder.canary import Probe
from autograder.course import Assignment, Course, find_course
from autograder.data.cache import cache_folder
from autograder.errors import AutograderError, MachineError, Unreadable
from autograder.intake.notebook import read
from autograder.intake.submission import Submission
from autograder.job import Job
from autograder.prctl import never_gain_privileges
from autograder.record import Record, Status, write_atomically
from autograder.settings import Limits

INTERNAL_ERROR = 5
TO_SAY_SO_SECONDS = 45.0  # before the container is ended, to say that there was not enough time
TO_FINISH_SECONDS = 30.0  # for what is left to do when a notebook has used up its time
CGROUP_LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")  # of version 2 and 1


def grade(root: Path) -> int:
    """Grade what lies in `root/submission` into `root/results/results.json`.

    Returns 0 if that says what became of the student's work, even if there was nothing to grade; else the exit code of the fault, which is ours.
    """
    session = Session(root, time.monotonic())
    orders = Orders(assignment="", max_score=0.0, memory_mb=0, dataset=None)
    try:
        orders = read_orders(session.source)
        session.write(provisional(orders))
        document, code = session.grade(orders)
        session.write(document)
    except Exception as fault:  # whatever it is, the student must not be left with a nought and no word
        code = fault.exit_code if isinstance(fault, AutograderError) else INTERNAL_ERROR
        if not isinstance(fault, AutograderError):
            traceback.print_exc()
        _say(f"{type(fault).__name__}: {fault}")
        problem = str(fault) if isinstance(fault, AutograderError) else f"{type(fault).__name__} in the grader; its output has the details"
        session.write(failure(problem, orders, session.conditions()))
    return code


@dataclass(frozen=True, slots=True)
class Session:
    """Gradescope's folders, and when grading began (of time.monotonic)."""

    root: Path
    began: float

    @property
    def source(self) -> Path:
        """The bundle."""
        return self.root / "source"

    def conditions(self, walls: Probe | None = None, metadata: Metadata | None = None, remarks: tuple[str, ...] = ()) -> Conditions:
        """What is known of the grading by now."""
        seconds, number = time.monotonic() - self.began, metadata.submission if metadata else ""
        if walls is None:
            return Conditions(seconds, submission=number, remarks=remarks)
        return Conditions(seconds, walls.level.value, walls.sandbox.name, walls.missing, number, remarks)

    def write(self, document: Document) -> None:
        """Replace results.json as a whole."""
        write_atomically(self.root / "results" / "results.json", as_bytes(document))

    def grade(self, orders: Orders) -> tuple[Document, int]:
        """Grade, and return what is to be written and the exit code; raises AutograderError for what is no student's fault."""
        course = find_course(self.source)
        assignment = course.assignment(orders.assignment)
        info = info_of(assignment)
        metadata = read_metadata(self.root / "submission_metadata.json")
        remarks = _remarks(orders, metadata)
        for remark in remarks:
            _say(remark)
        try:
            submission = choose(self.root / "submission", course, assignment)
            data = submission.read()
            slug = known_to_be(read(data, submission.source), course, assignment)  # before anything is attacked in vain
        except Unreadable as problem:
            _say(str(problem))
            return results(self._unread(assignment, str(problem)), info, orders, self.conditions(None, metadata, remarks)), 0
        never_gain_privileges()  # nor can anything that is started from here on
        walls = best_walls(course, self._closed())
        _say(f"isolation: {walls}")
        deadline = self.began + orders.minutes * 60 - TO_SAY_SO_SECONDS
        try:
            record = examine(self._job(course, slug, submission, data, walls, deadline, metadata), data, deadline)
        except TooSlow as slow:
            advice = f"raise the time of the autograder above {orders.minutes} minutes, or give its container more CPU"
            raise TooSlow(f"{slow}: {advice}; then make the bundle again with --minutes N") from None
        except MachineError as lost:
            raise MachineError(f"{lost}; this container has {_memory_mb()} MB of memory, and {orders.memory_mb} MB are needed") from None
        _say(f"{record.status}: {record.score:g} of {record.max_score:g} points in {record.cpu_seconds:g} CPU seconds")
        for note in record.notes:
            _say(f"note: {note}")
        code = INTERNAL_ERROR if record.status is Status.ERROR else 0
        return results(record, info, orders, self.conditions(walls, metadata, remarks)), code

    def _closed(self) -> list[Path]:
        """Close everything that is no student's business, and say what that is."""
        metadata = self.root / "submission_metadata.json"
        private = [self.source, self.root / "submission", self.root / "results", cache_folder(), *([metadata] if metadata.exists() else [])]
        if os.geteuid() == 0:
            cache_folder().mkdir(parents=True, exist_ok=True)
            close([path for path in private if path.is_dir()])
            with contextlib.suppress(FileNotFoundError):
                metadata.chmod(0o600)
        return [*(path for path in private if path.exists()), *sorted((self.source / "solutions").glob("*/test_hidden.py"))]

    def _job(self, course: Course, slug: str | None, submission: Submission, data: bytes, walls: Probe, deadline: float, metadata: Metadata) -> Job:
        settings = course.settings
        plan = Plan(course, self.root / "results", walls.sandbox.name, walls.level)
        fingerprint = hashlib.sha256(f"{plan.rules}\0{walls.level}\0{submission.source}\0".encode() + data).hexdigest()
        return Job(
            submission=f"gradescope-{metadata.submission}" if metadata.submission else submission.id,
            source=submission.source,
            course=str(course.root),
            assignment=slug,
            seed=settings.seed,
            limits=_within(settings.limits, deadline),
            sandbox=walls.sandbox.name,
            container=None,
            isolation=walls.level,
            slot=0,
            fingerprint=fingerprint,
            dataset=settings.dataset,
            training=settings.training,
            allow_layers=settings.allow_layers,
        )

    def _unread(self, assignment: Assignment, note: str) -> Record:
        return Record(
            submission="",
            source="",
            assignment=assignment.slug,
            status=Status.UNGRADABLE,
            isolation=find_course(self.source).settings.isolation,
            max_score=assignment.max_score,
            started_at="",
            cpu_seconds=0.0,
            wall_seconds=0.0,
            notes=(note,),
        )


def _within(limits: Limits, deadline: float) -> Limits:
    """The course's limits, but a notebook that waits for ever must end before Gradescope ends the container."""
    seconds = max(1.0, deadline - time.monotonic() - TO_FINISH_SECONDS)
    return replace(limits, submission=replace(limits.submission, wall_seconds=min(limits.submission.wall_seconds, seconds)))


def _remarks(orders: Orders, metadata: Metadata) -> tuple[str, ...]:
    """What an instructor should change in Gradescope's settings."""
    remarks = []
    if _memory_mb() < orders.memory_mb * 0.9:  # what is called 3 GB may be counted in thousands, and the system takes its part
        remarks.append(f"this container has {_memory_mb()} MB of memory, and {orders.memory_mb} MB are needed: raise the container's size")
    if metadata.total_points is not None and abs(metadata.total_points - orders.max_score) > 0.005:
        remarks.append(f"the assignment has {metadata.total_points:g} points in Gradescope, and {orders.max_score:g} here: set the former to the latter")
    return tuple(remarks)


def _memory_mb() -> int:
    """Of this container, or of the machine if that is less."""
    sizes = [int(psutil.virtual_memory().total)]
    for path in CGROUP_LIMITS:
        with contextlib.suppress(OSError, ValueError):
            sizes.append(int(Path(path).read_text("ascii")))
    return min(sizes) >> 20


def _say(text: str) -> None:
    """For the instructor, who sees what is printed."""
    print(f"autograder: {''.join(letter if letter.isprintable() else ' ' for letter in text)}", file=sys.stderr)
