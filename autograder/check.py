"""Checks: plain functions of a `student`, worth points.

    @check("q1", points=2, hint="Put the kernel at the last start: does it stick out?")
    def test_rounds_down_when_the_stride_does_not_fit(student):
        '''The last window must lie fully inside the image.'''
        student.conv_output_size(10, 3, stride=2).equals(4)

They take `student` and, if they ask for them by name, `rng` (a NumPy generator seeded for this
submission and check), `oracle` (the module `oracle.py` beside the check's file) and `trainer` (which
trains a network). The same functions run under plain pytest (see pytest_plugin.py).
"""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import inspect
import math
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

import numpy as np
import numpy.random  # NumPy loads it when it is first used, which would be in each forked grader

from autograder.answer import Answer, CheckFailed, ConversationEnded
from autograder.comparison import render
from autograder.errors import AuthorError
from autograder.outcome import Outcome, Verdict
from autograder.student import Student
from autograder.values import Opaque

FIXTURES = ("student", "rng", "oracle", "trainer")


class Trainer(Protocol):
    """Trains the network that an answer holds, and judges it."""

    def reaches_the_minimum_accuracy(self, answer: Answer) -> None:
        """Put what a page draws of the training on the answer; raises CheckFailed if the network does not get there."""


class Spectator:
    """A trainer that trains nothing: where only the answers are wanted, not the judgement."""

    def reaches_the_minimum_accuracy(self, answer: Answer) -> None:
        """Look at the answer, and believe it."""
        answer.examined = True


@dataclass(frozen=True, slots=True)
class Check:
    """One check function with its points."""

    name: str
    question: str
    points: float
    visible: bool
    function: Callable[..., str | None]  # may return a sentence for whoever has passed
    hint: str = ""
    oracle: ModuleType | None = None
    after: tuple[str, ...] = ()  # the checks without which this one is not run
    asks: bool = True  # it has to ask the student something
    places: tuple[str, ...] = ()  # it is run where the notebook checks one of these, if it does: later cells may use the same names
    together: bool = False  # it counts only if all checks of its question pass that say so

    @property
    def title(self) -> str:
        """The first line of the function's docstring: what the check asks for."""
        return (inspect.getdoc(self.function) or "").partition("\n")[0]

    @property
    def in_place(self) -> bool:
        """Whether it has a place in the notebook, as tests of Otter's have."""
        return bool(self.places)

    @property
    def asks_for(self) -> tuple[str, ...]:
        """The names of what the function asks for."""
        return tuple(inspect.signature(self.function).parameters)

    def fixtures(self, student: Student, seed: str, trainer: Trainer) -> dict[str, Any]:
        """The arguments that the function asks for."""
        available = {"student": student, "rng": generator(seed, self.name), "oracle": self.oracle, "trainer": trainer}
        return {name: available[name] for name in self.asks_for}


def check(question: str, *, points: float, hint: str = "", after: Sequence[str] = ()) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Mark a function `test_...(student)` as a check of `question` (`"q1"`), worth `points`.

    It is skipped unless all checks named in `after`, which stand before it, have passed.
    """

    def mark(function: Callable[..., None]) -> Callable[..., None]:
        function.__check__ = (question, float(points), hint, tuple(after))  # type: ignore[attr-defined]  # functions take attributes
        return function

    return mark


def generator(seed: str, name: str) -> np.random.Generator:
    """A random generator of its own for each submission and check."""
    digest = hashlib.sha256(f"{seed}/{name}".encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))


def load(path: Path, *, visible: bool) -> tuple[Check, ...]:
    """Import a file of checks.

    Raises AuthorError if the file does not import, or a test function in it is not a check.
    """
    module = load_module(path)
    _refuse_hidden_twins(path)
    oracle_path = path.with_name("oracle.py")
    oracle = load_module(oracle_path) if oracle_path.exists() else None
    found = []
    for name, function in vars(module).items():
        if not name.startswith("test_") or not callable(function):
            continue
        if not hasattr(function, "__check__"):
            raise AuthorError(f'{path}: {name} has no points; put @check("q1", points=1) above it')
        unknown = [each for each in inspect.signature(function).parameters if each not in FIXTURES]
        if unknown:
            raise AuthorError(f"{path}: {name} asks for {', '.join(unknown)}; a check may ask for {', '.join(FIXTURES)}")
        question, points, hint, after = function.__check__
        if not (math.isfinite(points) and points >= 0):
            raise AuthorError(f"{path}: {name} is worth {points:g} points; give it 0 or more")
        found.append(Check(name, question, points, visible, function, hint, oracle, after))
    return tuple(found)


def load_module(path: Path) -> ModuleType:
    """Import one trusted file under a name that no other file shares.

    Raises AuthorError if it does not import.
    """
    name = f"course_{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:12]}_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise AuthorError(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise AuthorError(f"{path} does not import: {type(error).__name__}: {error}") from error
    return module


def run_all(checks: Sequence[Check], student: Student, seed: str, trainer: Trainer | None = None) -> tuple[Outcome, ...]:
    """Run checks in their order; one that comes `after` others is skipped unless they have passed."""
    outcomes: dict[str, Outcome] = {}
    for one in checks:
        missed = [outcomes[name] for name in one.after if name in outcomes and outcomes[name].verdict is not Verdict.PASSED]
        outcomes[one.name] = _skipped(one, missed) if missed else run(one, student, seed, trainer)
    broken = {one.question for one in checks if one.together and outcomes[one.name].verdict is not Verdict.PASSED}
    lost = {one.name for one in checks if one.together and one.question in broken}
    return tuple(_lost(outcome) if outcome.check in lost else outcome for outcome in outcomes.values())


def run(one: Check, student: Student, seed: str, trainer: Trainer | None = None) -> Outcome:
    """Run one check and say how it ended; nothing that the check does gets out of here."""
    already = len(student.transcript)
    try:
        said = one.function(**one.fixtures(student, seed, trainer or Spectator()))
        forgotten = [answer for answer in student.transcript[already:] if not answer.examined]
        if forgotten or (one.asks and len(student.transcript) == already):
            asked = f"never looks at the answer to {forgotten[0].call}" if forgotten else "asks the student nothing"
            return _outcome(one, Verdict.GRADER_ERROR, f"the check {asked}")
    except CheckFailed as failed:
        return _outcome(one, failed.verdict, failed.message, failed.hint, failed.panel)
    except ConversationEnded as ended:
        return _outcome(one, ended.verdict, ended.message)
    except AssertionError as error:
        return _outcome(one, Verdict.FAILED, str(error) or describe_last(student))
    except Exception as error:
        return _outcome(one, Verdict.GRADER_ERROR, f"the check itself failed: {type(error).__name__}: {error} (line {_line(one, error)})")
    return _outcome(one, Verdict.PASSED, said or "", panel=next((answer.panel for answer in student.transcript[already:] if answer.panel), None))


def _lost(outcome: Outcome) -> Outcome:
    """Of a question that counts only as a whole, and is not whole."""
    passed = outcome.verdict is Verdict.PASSED
    return replace(outcome, score=0.0, message="passed; the question counts when all of its checks pass" if passed else outcome.message)


def _skipped(one: Check, missed: Sequence[Outcome]) -> Outcome:
    """Nothing was asked: what it builds on is not there. If that was never begun, neither was this."""
    if all(outcome.verdict is Verdict.NOT_ATTEMPTED for outcome in missed):
        return _outcome(one, Verdict.NOT_ATTEMPTED, missed[0].message)
    names = ", ".join(outcome.check.removeprefix("test_").replace("_", " ") for outcome in missed)
    return _outcome(one, Verdict.SKIPPED, f"not tried, for it needs this first: {names}")


def _refuse_hidden_twins(path: Path) -> None:
    """Of two functions with one name, Python keeps the second without a word."""
    names = Counter(node.name for node in ast.parse(path.read_bytes()).body if isinstance(node, ast.FunctionDef))
    for name, count in names.items():
        if name.startswith("test_") and count > 1:
            raise AuthorError(f"{path}: two checks share the name {name}; rename one of them")


def _line(one: Check, error: Exception) -> int | None:
    """The line of the check at which an error came up, however deep in a library it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if frame.filename == inspect.getfile(one.function)]
    return (own or frames)[-1].lineno


def _outcome(one: Check, verdict: Verdict, message: str, hint: str = "", panel: Mapping[str, Any] | None = None) -> Outcome:
    passed = verdict is Verdict.PASSED
    return Outcome(
        check=one.name,
        question=one.question,
        visible=one.visible,
        verdict=verdict,
        score=one.points if passed else 0.0,
        max_score=one.points,
        message=message,
        hint=hint or (one.hint if verdict is Verdict.FAILED else ""),
        panel=panel,
    )


def describe_last(student: Student) -> str:
    """What the student was asked last, and what came back, in a sentence."""
    if not student.transcript:
        return "the check failed"
    last = student.transcript[-1]
    if last.raised is not None:
        return f"{last.call} raised {last.raised}"
    shown = f"an object of type {last.returned.type}" if isinstance(last.returned, Opaque) else render(last.returned)
    return f"{last.call} gave {shown}"
