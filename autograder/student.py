"""The student, as a check sees one: `student.conv_output_size(10, 3)` gives an Answer."""

from __future__ import annotations

import contextlib
import copy
import io
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

import numpy as np

from autograder import crossing
from autograder.answer import Answer, Call, Named, Raised
from autograder.values import Stream

INSTALLED = (sys.prefix, sys.base_prefix)  # a student is shown the line that called a library, not the library's own


class Port(Protocol):
    """The notebook, for whoever works in it as its own cells do."""

    @property
    def worker(self) -> int:
        """The number of the worker that answers now."""

    def look(self, name: str) -> Named | None:
        """What a name stands for; None if nothing is called so."""

    def ask(self, call: Call) -> Answer:
        """Call a function; hears what it prints, and takes iterators one value at a time."""

    def step(self, stream: Stream, origin: Call, worker: int) -> Answer | None:
        """The next value of an iterator that `origin` gave, when this worker was there; None at its end."""


class Student:
    """Calls a student's functions by name, and remembers what was asked and answered.

    `send` carries a call to wherever the functions live: a worker in a sandbox when grading,
    this very process for the course's own solution and for a notebook that checks itself. `allow` names
    the layers that models may have beyond the usual ones.
    """

    def __init__(self, send: Callable[[Call], Answer], allow: frozenset[str] = frozenset(), port: Port | None = None) -> None:
        self._send = send
        self._allow = allow
        self._port = port
        self._images: np.ndarray | None = None
        self.transcript: list[Answer] = []

    def __getattr__(self, function: str) -> Callable[..., Answer]:
        if function.startswith("_"):
            raise AttributeError(function)

        def call(*args: Any, **kwargs: Any) -> Answer:
            return self.ask(Call(function, args, kwargs, self._images))

        return call

    def shown(self, images: np.ndarray) -> Student:
        """The same student, whose data generators are tried on these images, (N, H, W, C) of 0 to 255."""
        other = Student(self._send, self._allow, self._port)
        other._images, other.transcript = images, self.transcript
        return other

    def ask(self, call: Call) -> Answer:
        """Make one call and return its answer."""
        answer = self._send(call)
        answer.allow = self._allow
        self.transcript.append(answer)
        return answer


def inside(student: Student) -> tuple[Port, frozenset[str]]:
    """The student's notebook from inside, and the layers that its models may have beyond the usual ones.

    Raises LookupError where there is no notebook, but only functions.
    """
    if student._port is None:  # noqa: SLF001  public names of a student are the functions of its notebook
        raise LookupError("this check works inside a notebook, and there is none: run it with autograder grade or verify")
    return student._port, student._allow  # noqa: SLF001


def local_student(functions: Mapping[str, Any], *, quiet: bool = False) -> Student:
    """A student whose functions live in this process: trusted code, or the student's own notebook; `quiet` drops what they print."""

    def send(call: Call) -> Answer:
        args, kwargs = copy.deepcopy(call.args), copy.deepcopy(dict(call.kwargs))  # whatever the function does to them
        function = functions.get(call.function)
        if not callable(function):
            return Answer(call, raised=Raised(("NotImplementedError", "Exception"), f"there is no function {call.function}"))
        try:
            with crossing.CHANCE, _silence() if quiet else contextlib.nullcontext():  # one standard output for all threads
                returned, args, kwargs = crossing.call(function, args, kwargs, call.images)
        except crossing.Raised as raised:
            if not isinstance(raised.error, Exception):  # the student's own Ctrl-C
                raise raised.error from None
            return Answer(call, raised=describe(raised.error), args_after=raised.args_after, kwargs_after=raised.kwargs_after)
        return Answer(call, returned=returned, args_after=args, kwargs_after=kwargs)

    return Student(send)


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Drop what is printed, and warnings: a misconception may well divide by zero."""
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings(action="ignore"):
        yield


def describe(error: BaseException) -> Raised:
    """Turn a live exception into plain data."""
    types = tuple(cls.__name__ for cls in type(error).__mro__ if cls not in (object, BaseException))
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.startswith(INSTALLED)]
    last = frames[-1] if frames else None
    line = f"line {last.lineno}: {last.line}" if last is not None and last.line else ""
    return Raised(types, str(error)[:500], line)
