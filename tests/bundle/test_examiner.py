"""The grader process of a session: it may die, hang or break, and whoever waits for it learns what happened."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from classroom import DOUBLE, HALF, ipynb_of

from autograder.bundle.examiner import TooSlow, examine
from autograder.course import Course
from autograder.errors import MachineError
from autograder.job import Job
from autograder.settings import Isolation

NOTEBOOK = ipynb_of(HALF, DOUBLE).encode()


def job_of(course: Course, first: str = "") -> Job:
    """A job with the plain sandbox; the hidden checks begin with a line of code."""
    checks = course.root / "solutions" / "01_tiny" / "test_hidden.py"
    checks.write_text(f"{first}\n{checks.read_text('utf-8')}", "utf-8")
    settings = course.settings
    return Job(
        submission="ada",
        source="ada.ipynb",
        course=str(course.root),
        assignment="01_tiny",
        seed="tiny",
        limits=settings.limits,
        sandbox="none",
        container=None,
        isolation=Isolation.NONE,
        slot=0,
        fingerprint="f",
        dataset="synthetic",
        training=settings.training,
        allow_layers=(),
    )


def test_a_process_of_its_own_gives_the_record(tiny: Course) -> None:
    """Whatever a check prints does not mix with it."""
    record = examine(job_of(tiny, "print('{')"), NOTEBOOK, time.monotonic() + 300)
    assert (record.score, record.max_score, record.fingerprint) == (10, 10, "f")


def test_a_process_that_is_killed_is_tried_again(tiny: Course, tmp_path: Path) -> None:
    """As when the container had no memory for a moment."""
    once = f"import os, pathlib\nif not (p := pathlib.Path({str(tmp_path / 'once')!r})).exists():\n    p.touch()\n    os.kill(os.getpid(), 9)"
    assert examine(job_of(tiny, once), NOTEBOOK, time.monotonic() + 300).score == 10


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("import os; os.kill(os.getpid(), 9)", "the grader process was killed by signal 9"),
        ("import os; os._exit(0)", "the grader process ended with code 0"),
        ("1 / 0", "the grader process failed (AuthorError: "),
    ],
)
def test_a_process_that_is_lost_again_and_again_is_a_fault_of_the_machine(tiny: Course, line: str, problem: str) -> None:
    """And says how it ended."""
    with pytest.raises(MachineError) as lost:
        examine(job_of(tiny, line), NOTEBOOK, time.monotonic() + 300)
    assert problem in str(lost.value)


def test_what_does_not_end_in_time_is_ended(tiny: Course) -> None:
    """So that there is a word about it before the container is gone."""
    with pytest.raises(TooSlow):
        examine(job_of(tiny, "import time; time.sleep(600)"), NOTEBOOK, time.monotonic() + 1)
