"""Otter's tests on notebooks, in a real sandbox."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from classroom import notebook_of

from autograder.grader import examine
from autograder.intake.notebook import Notebook
from autograder.otter.tests import load_tests
from autograder.outcome import Outcome
from autograder.sandbox.process import Sandbox
from autograder.settings import Limit, Limits
from autograder.values import BARE, Stage

LIMITS = Limits(cell=Limit(5, 20), call=Limit(2, 5), submission=Limit(30, 60), memory_mb=1024, processes=32, file_mb=4, scratch_mb=16)
Grade = Callable[..., dict[str, Outcome]]


@pytest.fixture
def grade(sandbox: Sandbox, tmp_path: Path) -> Grade:
    """Grade a notebook of these cells with these test files; gives the outcomes by name."""

    def run(tests: dict[str, str], *cells: str, stage: Stage = BARE, notebook: Notebook | None = None) -> dict[str, Outcome]:
        folder = tmp_path / "otter_tests"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, text in tests.items():
            (folder / f"{name}.py").write_text(text, "utf-8")
        examined = examine(notebook or notebook_of(*cells), load_tests(folder), sandbox, LIMITS, "seed", stage=stage)
        return {outcome.check: outcome for outcome in examined.outcomes}

    return run
