"""A trainer for small images, which remembers nothing from one test to the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from stripes import RECIPE, SIZE, draw

from autograder.training import Trainer


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course's folder with a data set of its own."""
    root = tmp_path_factory.mktemp("course")
    draw(root / "stripes")
    return root


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own."""
    monkeypatch.setenv("AUTOGRADER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def trainer(course: Path) -> Trainer:
    """Trains on stripes."""
    return Trainer("stripes", RECIPE, course, size=SIZE)
