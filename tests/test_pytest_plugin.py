"""The checks of an assignment run under plain pytest, too."""

from __future__ import annotations

import subprocess
import sys

import pytest

from autograder.course import Course


def run(course: Course, *options: str) -> tuple[int, str]:
    """Run pytest on the tiny assignment, as an author would."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--import-mode=importlib", "--tb=line", "-rf", "solutions/01_tiny", *options]
    done = subprocess.run(command, cwd=course.root, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_the_solution_passes_all_its_checks(tiny: Course) -> None:
    """The solution beside them is what they check, oracle and random numbers included."""
    code, output = run(tiny)
    assert code == 0, output
    assert f"{len(tiny.assignment('01_tiny').checks)} passed" in output


@pytest.mark.parametrize("name", ["accepted/shift.py", "accepted/divmod.py"])
def test_other_answers_can_be_checked(tiny: Course, name: str) -> None:
    """Accepted ones pass."""
    code, output = run(tiny, "--answers", f"solutions/01_tiny/{name}")
    assert code == 0, output


def test_wrong_answers_fail_with_the_words_that_students_read(tiny: Course) -> None:
    """Only the checks that catch them, and the functions that are not in the file are the solution's."""
    code, output = run(tiny, "--answers", "solutions/01_tiny/misconceptions/rounds_up.py")
    failed = {line.rpartition("::")[2].partition(" ")[0] for line in output.splitlines() if line.startswith("FAILED")}
    assert code == 1
    assert failed == {"test_rounds_down", "test_agrees_on_random_numbers"}
    assert "half(7) gave 4, expected 3" in output


def test_answers_that_do_not_import_are_told(tiny: Course) -> None:
    """With the name of the file."""
    code, output = run(tiny, "--answers", "solutions/01_tiny/missing.py")
    assert code == 1
    assert "missing.py does not import" in output
