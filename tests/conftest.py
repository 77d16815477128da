"""What the tests share: the tiny course, a real sandbox, and ways to make notebooks."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest
from classroom import ipynb_of

from autograder.course import Course, find_course
from autograder.sandbox.choice import available
from autograder.sandbox.process import Sandbox

TESTS = Path(__file__).parent
REPOSITORY = TESTS.parent

hypothesis.settings.register_profile("tests", deadline=None)  # a busy machine is no failure
hypothesis.settings.load_profile("tests")


@pytest.fixture
def tiny(tmp_path: Path) -> Course:
    """A copy of the tiny course that a test may change."""
    shutil.copytree(TESTS / "tiny", tmp_path / "course", ignore=shutil.ignore_patterns("__pycache__"))
    return find_course(tmp_path / "course")


@pytest.fixture
def sandbox() -> Sandbox:
    """The best sandbox of this machine."""
    return available()[0]


@pytest.fixture
def hand_in(tmp_path: Path) -> Callable[..., Path]:
    """Write a notebook into the folder of handed-in work: `hand_in("ada", HALF, DOUBLE)`."""
    folder = tmp_path / "handed-in"
    folder.mkdir(exist_ok=True)

    def write(name: str, *sources: str, **metadata: object) -> Path:
        path = folder / f"{name}.ipynb"
        path.write_text(ipynb_of(*sources, **metadata), "utf-8")
        return path

    return write
