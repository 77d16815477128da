"""What a bundle has to bring along, by what the assignment's files say."""

from __future__ import annotations

from pathlib import Path

import pytest
from bundle.conftest import autograder

from autograder.bundle.needs import needs_of
from autograder.course import Course

LOCKED = "numpy==2.0.0 \\\n    --hash=sha256:12\nnltk==3.9 \\\n    --hash=sha256:34\n"


def test_packages_that_are_not_locked_are_named_with_the_remedy(tiny: Course, tmp_path: Path) -> None:
    """An imported master's requirements would else be missed by the first student; a file that locks them ends it."""
    (tiny.root / "solutions/01_tiny/requirements.txt").write_text("nltk>=3.9\nnumpy\n", "utf-8")
    locked = tmp_path / "locked.txt"
    locked.write_text(LOCKED, "utf-8")
    command = ("bundle", "gradescope", "01_tiny", "--course", tiny.root, "--out", tmp_path / "01.zip")
    said = " ".join(autograder(*command).stderr.split())
    assert "requirements.txt names nltk, which" in said
    assert "--requirements FILE" in said
    made = autograder(*command, "--requirements", locked)
    assert (made.returncode, made.stderr) == (0, "")


@pytest.mark.parametrize("line", ["import keras as k, os", "    from tensorflow.keras import layers", "import os, tensorflow  # big"])
@pytest.mark.parametrize("broken", ["%matplotlib inline", "def broken(:", "\0"])
def test_a_solution_that_is_not_python_is_searched_for_imports_all_the_same(tiny: Course, broken: str, line: str) -> None:
    """A notebook's own commands stand in scripts that were made of notebooks."""
    course = Course(tiny.root, tiny.settings)
    assignment = course.assignment("01_tiny")
    _ = assignment.checks  # which read the stubs
    assert not needs_of(course, assignment).tensorflow
    assignment.solution.write_text(f"{assignment.solution.read_text('utf-8')}\n# %%\n{broken}\n{line}\n", "utf-8")
    assert needs_of(course, assignment).tensorflow
