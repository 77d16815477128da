"""Which of the notebooks in a submission is graded, and as which assignment."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from otterfiles import ok

from autograder.bundle.handed_in import choose, known_to_be
from autograder.course import Course, find_course
from autograder.errors import Unreadable
from autograder.intake.identify import identify
from autograder.intake.notebook import read

VARIABLE = '# %% question="q1"\n# BEGIN SOLUTION\nx = 3\n# END SOLUTION\n# BEGIN PROMPT\n# x = ...\n# END PROMPT\n'


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A bundle with one assignment that was written for Otter, where it is called otherwise; it asks for a variable, and no function."""
    folder = tmp_path / "source" / "solutions" / "01"
    (folder / "otter_tests").mkdir(parents=True)
    (tmp_path / "source" / "grader.yml").write_text("course: x\n", "utf-8")
    (folder / "solution.py").write_text(VARIABLE, "utf-8")
    (folder / "otter_tests" / "q1.py").write_text(ok("q1", ">>> x\n3", points=2), "utf-8")
    (folder / "otter_config.json").write_text('{"assignment_name": "hw"}', "utf-8")
    return find_course(tmp_path / "source")


def hand_in(folder: Path, name: str, source: str, **metadata: Any) -> None:
    """Write a notebook of one cell."""
    folder.mkdir(exist_ok=True)
    cell = {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}
    (folder / name).write_text(json.dumps({"cells": [cell], "metadata": metadata, "nbformat": 4, "nbformat_minor": 4}), "utf-8")


def graded_as(folder: Path, course: Course) -> tuple[str, str | None]:
    """The name of the chosen notebook, and what it is graded as."""
    assignment = course.assignment("01")
    chosen = choose(folder, course, assignment)
    return chosen.source, known_to_be(read(chosen.read(), chosen.source), course, assignment)


def test_of_several_notebooks_the_one_with_otters_name_is_chosen(course: Course, tmp_path: Path) -> None:
    """Otter's metadata is recognised by the name that the assignment has for Otter."""
    hand_in(tmp_path / "in", "homework.ipynb", "x = 3", otter={"assignment_name": "hw"})
    hand_in(tmp_path / "in", "scratch.ipynb", "x = 4")
    assert graded_as(tmp_path / "in", course) == ("homework.ipynb", "01")


def test_a_single_notebook_that_only_sets_variables_is_graded(course: Course, tmp_path: Path) -> None:
    """Nothing says that it is something else, and the bundle has one assignment."""
    hand_in(tmp_path / "in", "homework.ipynb", "x = 3")
    assert graded_as(tmp_path / "in", course) == ("homework.ipynb", "01")


def test_a_notebook_that_names_another_assignment_is_told_so(course: Course, tmp_path: Path) -> None:
    """The grader then looks for functions, and says which name it has found instead."""
    hand_in(tmp_path / "in", "other.ipynb", "x = 3", otter={"assignment_name": "hw7"})
    assert graded_as(tmp_path / "in", course) == ("other.ipynb", None)
    notebook = read((tmp_path / "in" / "other.ipynb").read_bytes(), "other.ipynb")
    with pytest.raises(Unreadable, match="its metadata names 'hw7', which is not known"):
        identify(notebook, course.stubs, course.other_names)
