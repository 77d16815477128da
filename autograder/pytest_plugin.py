"""Runs an assignment's checks under plain pytest: `pytest solutions/01_output_sizes`.

They check the solution beside them; `--answers FILE.py` names other answers, such as an accepted variant.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from autograder.student import Student


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--answers`."""
    parser.addoption("--answers", metavar="FILE", help="check the functions of this file in place of solution.py")


@pytest.fixture
def student(request: pytest.FixtureRequest) -> Student:
    """A student who answers with the functions of solution.py, or of `--answers`."""
    from autograder.check import load_module
    from autograder.course import Assignment
    from autograder.student import local_student

    functions = dict(Assignment(request.path.parent).solution_functions)
    answers = request.config.getoption("--answers")
    if answers:
        functions |= vars(load_module(Path(answers)))
    return local_student(functions)


@pytest.fixture
def rng(request: pytest.FixtureRequest) -> Any:
    """A random generator that depends on the test's name alone."""
    from autograder.check import generator

    return generator("pytest", request.node.name)


@pytest.fixture
def trainer(request: pytest.FixtureRequest) -> Any:
    """Trains networks as the course's grader.yml says."""
    from autograder.course import find_course
    from autograder.training import Trainer

    course = find_course(request.path.parent)
    return Trainer(course.settings.dataset, course.settings.training, course.root, request.path.parent)


@pytest.fixture
def oracle(request: pytest.FixtureRequest) -> Any:
    """The module oracle.py beside the test."""
    from autograder.check import load_module

    return load_module(request.path.with_name("oracle.py"))
