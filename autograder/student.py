"""The student, as a check sees one: `student.conv_output_size(10, 3)` gives an Answer."""

from __future__ import annotations

import copy
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import Any

from autograder.answer import Answer, Call, Raised

INSTALLED = (sys.prefix, sys.base_prefix)  # a student is shown the line that called a library, not the library's own


class Student:
    """Calls a student's functions by name, and remembers what was asked and answered.

    `send` carries a call to wherever the functions live: a worker in a sandbox when grading,
    this very process for the course's own solution and for a notebook that checks itself.
    """

    def __init__(self, send: Callable[[Call], Answer]) -> None:
        self._send = send
        self.transcript: list[Answer] = []

    def __getattr__(self, function: str) -> Callable[..., Answer]:
        if function.startswith("_"):
            raise AttributeError(function)

        def call(*args: Any, **kwargs: Any) -> Answer:
            return self.ask(Call(function, args, kwargs))

        return call

    def ask(self, call: Call) -> Answer:
        """Make one call and return its answer."""
        answer = self._send(call)
        self.transcript.append(answer)
        return answer


def local_student(functions: Mapping[str, Any]) -> Student:
    """A student whose functions live in this process: trusted code, or the student's own notebook."""

    def send(call: Call) -> Answer:
        args, kwargs = copy.deepcopy(call.args), copy.deepcopy(dict(call.kwargs))
        function = functions.get(call.function)
        if not callable(function):
            return Answer(call, raised=Raised(("NotImplementedError", "Exception"), f"there is no function {call.function}"))
        try:
            returned = function(*args, **kwargs)
        except Exception as error:
            return Answer(call, raised=describe(error), args_after=args, kwargs_after=kwargs)
        return Answer(call, returned=returned, args_after=args, kwargs_after=kwargs)

    return Student(send)


def describe(error: BaseException) -> Raised:
    """Turn a live exception into plain data."""
    types = tuple(cls.__name__ for cls in type(error).__mro__ if cls not in (object, BaseException))
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.startswith(INSTALLED)]
    last = frames[-1] if frames else None
    line = f"line {last.lineno}: {last.line}" if last is not None and last.line else ""
    return Raised(types, str(error)[:500], line)
