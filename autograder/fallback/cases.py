"""Checks in plain Otter: what the test files call that `autograder build` writes.

They run where Otter runs its tests, in the notebook's own process. In a student's notebook that is for learning only; under `otter run` it gives
the scores of plain Otter, which a notebook can forge. `autograder grade` runs the same checks out of its reach.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from autograder.check import Check, Trainer
from autograder.live import run_here
from autograder.outcome import Verdict

SEED = "otter"


class NotPassed(Exception):
    """What a check says to whoever has not passed it."""


def passes(function: Callable[..., str | None], names: Mapping[str, Any], oracle: ModuleType | None = None, training: Mapping[str, Any] | None = None) -> None:
    """Run one check on the functions among `names`, after those that it comes after; raises NotPassed with what a student should read.

    `training`: the course's settings of it, for a check that trains a network.
    """
    checks = _with_what_comes_before(function, oracle)
    outcome = run_here(checks, names, SEED, _trainer(training) if training is not None else None)[-1]
    if outcome.verdict is not Verdict.PASSED:
        raise NotPassed(f"{outcome.message}\nHint: {outcome.hint}" if outcome.hint else outcome.message)


def module(name: str, source: str) -> ModuleType:
    """A module made of its source, for test files that carry their oracle with them."""
    made = ModuleType(f"{name}_{hashlib.sha256(source.encode()).hexdigest()[:12]}")
    sys.modules[made.__name__] = made  # dataclasses look for the module that they stand in
    exec(compile(source, f"<{name}>", "exec"), vars(made))  # noqa: S102  written by `autograder build`
    return made


def _with_what_comes_before(function: Callable[..., str | None], oracle: ModuleType | None) -> list[Check]:
    question, points, hint, after = function.__check__  # type: ignore[attr-defined]  # put there by @check
    before = [check for name in after for check in _with_what_comes_before(function.__globals__[name], oracle)]
    return [*before, Check(function.__name__, question, points, visible=False, function=function, hint=hint, oracle=oracle, after=after)]


def _trainer(training: Mapping[str, Any]) -> Trainer:
    from autograder.settings import recipe_from
    from autograder.training import Trainer as RealTrainer

    recipe = recipe_from(dict(training["recipe"]))
    return RealTrainer(training["dataset"], recipe, Path(tempfile.gettempdir()))
