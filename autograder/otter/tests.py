"""Otter's test files as checks: run by Otter's own classes in the grader, in an environment whose names live in the sandbox."""

from __future__ import annotations

import contextlib
import copy
import io
import math
import re
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from autograder.answer import CheckFailed, ConversationEnded
from autograder.check import Check, describe_last
from autograder.errors import AuthorError
from autograder.otter.config import FOLDERS, files_in
from autograder.otter.environment import Environment, Visit
from autograder.otter.library import otter
from autograder.outcome import Verdict
from autograder.student import Student

SCALAR = re.compile(r"\bnp\.(?:bool|u?int(?:8|16|32|64)|longlong|ulonglong|float(?:16|32|64)|longdouble)_?\(([^()]*)\)")
WORDS = re.compile(r"\bnp\.(True|False)_")
WANTED = re.compile(r"^Failed example:\n(.*?)^Expected:\n(.*?)^Got:\n(.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
ONE_AT_A_TIME = threading.Lock()  # all threads have one standard output, and doctest takes it
FELL = re.compile(r"^Failed example:\n(.*?)^Exception raised:\n(.*?)(?=^\S|\Z)", re.MULTILINE | re.DOTALL)
ASSERTED = re.compile(r"^Error at line \d+ in test .*?:\n +assert (.*?)\nAssertionError:(.*)", re.MULTILINE | re.DOTALL)
FAULT = re.compile(r"(?:ImportError|ModuleNotFoundError|NameError): ")
UNFILLED = "NotImplementedError"
MAX_SECONDS = 120  # of a case's own computing; a loop over a number of the student's need not end
MAX_SHOWN = 400  # characters of what was expected and what was given


def load_tests(folder: Path) -> tuple[Check, ...]:
    """The cases of all test files of a folder, in the order of their names: one check a case, with the points that Otter gives it.

    Raises AuthorError for a file that Otter does not understand either.
    """
    return tuple(check for path in sorted(folder.glob("*.py"), key=_natural) for check in _checks(path))


def _natural(path: Path) -> list[tuple[int, str]]:
    """q2 before q10."""
    return [(int(part or 0), text) for text, part in re.findall(r"(\D*)(\d*)", path.stem)]


def otter_files() -> Any:
    """Otter's module of test files, which takes seconds to import; raises MachineError where it is not installed."""
    return otter("test_files")


def _checks(path: Path) -> list[Check]:
    file = _loaded(path)
    for case in file.test_cases:
        if not (math.isfinite(case.points) and case.points >= 0):
            raise AuthorError(f"{path}: {case.name} is worth {case.points:g} points; give it 0 or more")
    names = [case.name for case in file.test_cases]
    if len(set(names)) < len(names):
        raise AuthorError(f"{path}: two test cases share a name; rename one of them")
    return [
        Check(
            name=case.name if case.name.startswith(file.name) else f"{file.name} - {case.name}",
            question=file.name,
            points=float(case.points),
            visible=not case.hidden,
            function=_function(file, case, path.parent.parent),
            asks=False,
            places=(path.stem, file.name),  # Otter looks for a file, and reports a name
            together=file.all_or_nothing,
        )
        for case in file.test_cases
    ]


def _loaded(path: Path) -> Any:
    """A test file by Otter's own class, with names that a check can have."""
    files = otter_files()
    try:
        with _importing(path.parent.parent):
            file = files.create_test_file(str(path), files.NBMetadataConfig())
    except KeyboardInterrupt:
        raise
    except BaseException as problem:  # a file may say exit(), too
        raise AuthorError(f"{path} is no test file of Otter's: {type(problem).__name__}: {problem}") from problem
    if not all(isinstance(each, str) and each for each in (file.name, *(case.name for case in file.test_cases))):
        raise AuthorError(f"{path}: the name of a test is a text")
    return file


def _function(file: Any, case: Any, folder: Path) -> Callable[[Student], str]:
    """A check function that runs one case; it returns the case's message for whoever has passed."""
    alone = copy.copy(file)
    body = _without_scalars(case.body) if isinstance(case.body, str) else case.body
    alone.test_cases = [type(case)(**{**vars(case), "body": body})]

    def function(student: Student) -> str:
        visit = Visit(student)
        with ONE_AT_A_TIME, _beside(folder), np.printoptions(legacy="1.25"), contextlib.redirect_stdout(io.StringIO()):  # np.float64(3.0) is 3.0
            passed, message = _run(alone, visit)
        if visit.ended is not None:
            raise visit.ended
        if visit.unreachable or not passed:  # a test that has looked in vain may have passed because of it
            raise _failure(visit, student, case, message)
        return case.success_message or ""

    function.__doc__ = case.name
    return function


@contextlib.contextmanager
def _beside(folder: Path) -> Iterator[None]:
    """While inside, the working folder holds copies of the files of the assignment in `folder`, as it does for the notebook, and nothing else."""
    with tempfile.TemporaryDirectory(prefix="otter-") as place:
        for name in FOLDERS:
            for path in files_in(folder / name):
                copied = Path(place, path.relative_to(folder / name))
                copied.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copied)
        with contextlib.chdir(place), _importing(folder):
            yield


@contextlib.contextmanager
def _importing(folder: Path) -> Iterator[None]:
    """While inside, modules among the files of the assignment can be imported; another assignment may have others of the same names."""
    places = [str(folder / name) for name in FOLDERS]
    before = sys.path[:], set(sys.modules)
    sys.path[:0] = places
    try:
        yield
    finally:
        sys.path[:] = before[0]
        for name in set(sys.modules) - before[1]:
            if str(getattr(sys.modules[name], "__file__", None)).startswith(tuple(f"{place}/" for place in places)):
                del sys.modules[name]


class TooLong(BaseException):
    """A case computes without end; no Exception, for a test may catch those."""


def _run(alone: Any, visit: Visit) -> tuple[bool, str]:
    """Run the only case of a file: whether it passed, and what Otter says of it."""
    try:
        with _limited(visit):
            alone.run(Environment(visit))
    except (Exception, KeyboardInterrupt):
        raise
    except BaseException as ended:  # exit(), and how pytest fails and skips
        return False, str(ended)
    (result,) = alone.test_case_results
    return result.passed, result.message or ""


@contextlib.contextmanager
def _limited(visit: Visit) -> Iterator[None]:
    """End what runs here after MAX_SECONDS of computing, and say so to whoever asked; only the main thread can be interrupted."""

    def stop(*_: Any) -> None:
        visit.ended = visit.ended or ConversationEnded(
            Verdict.TIMED_OUT, f"the test was stopped after {MAX_SECONDS} seconds of computing with what it was given"
        )
        if not visit.asking:  # half an answer would be taken for the next one's
            raise TooLong

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, MAX_SECONDS, 1)  # and again, for a test that goes on
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _without_scalars(code: str) -> str:
    """A doctest that expects `3.0` where it was written to expect `np.float64(3.0)`."""
    lines = [line if line.lstrip().startswith((">>>", "...")) else WORDS.sub(r"\1", SCALAR.sub(r"\1", line)) for line in code.split("\n")]
    return "\n".join(lines)


def _failure(visit: Visit, student: Student, case: Any, message: str) -> CheckFailed:
    hint = case.failure_message or ""
    if visit.unreachable:
        advice = "Otter would run this test inside the notebook; here it runs outside, where no notebook can change it. Let the test ask for plain data instead"
        return CheckFailed(Verdict.UNDECIDED, f"this test {visit.unreachable}, which stays in the notebook's process. {advice}", hint)
    if visit.missing:
        return CheckFailed(Verdict.NOT_ATTEMPTED, f"{visit.missing} is not filled in yet, or not in the notebook", hint)
    if visit.raised is not None and visit.raised.raised is not None:
        raised = visit.raised.raised
        if raised.type == UNFILLED:
            return CheckFailed(Verdict.NOT_ATTEMPTED, f"{visit.raised.call.function} is not filled in yet", hint)
        return CheckFailed(Verdict.CRASHED, f"{visit.raised.call} raised {raised}", hint)
    fell = FELL.search(message)
    error = (fell[2] if fell else message).rstrip().rpartition("\n")[2].strip()
    if FAULT.match(error):
        raise RuntimeError(f"{error}; this is a fault of the test, or of the machine that grades")
    if not case.hidden and (found := WANTED.search(message)):
        return CheckFailed(Verdict.FAILED, f"{_short(found[1])} gave {_short(found[3])}, expected {_short(found[2])}", hint)
    if not case.hidden and fell:
        return CheckFailed(Verdict.FAILED, f"{_short(fell[1])} raised {_short(error)}: {describe_last(student)}", hint)
    if not case.hidden and (found := ASSERTED.search(message)):
        said = _short(found[2]) or f"this does not hold: {_short(found[1])}"
        return CheckFailed(Verdict.FAILED, f"{describe_last(student)}; {said}", hint)
    return CheckFailed(Verdict.FAILED, f"{describe_last(student)}, which this check does not accept", hint)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 4]} ..."
