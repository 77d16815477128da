"""A call to a student's function and what came back, as plain data.

Nothing in here is alive: values are builtin types and fresh NumPy arrays, so that no `__eq__`,
subclass or patched library of the student's can take part in a comparison.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.comparison import difference, render, same
from autograder.drift import advice
from autograder.network import Network, Refused, first_difference, read_network
from autograder.outcome import Verdict
from autograder.panel import side_by_side
from autograder.values import Batches, Crossing, Flow, Folder, Model, Opaque, Predict, taken_apart

PLAIN = (bool, int, float, str, type(None), np.ndarray, np.generic)
NOT_RAISED = "return hands a value back. Which word of Python stops the caller with an error?"
NO_RETURN = "Is a return missing, or one branch without it?"


@dataclass(frozen=True, slots=True)
class Call:
    """One call: the function's name and its arguments."""

    function: str
    args: tuple[Any, ...] = ()
    kwargs: Mapping[str, Any] = field(default_factory=dict)
    images: np.ndarray | None = None  # what a returned data generator is tried on
    bare: bool = False  # a name that was looked at, not called

    def __str__(self) -> str:
        if self.bare:
            return self.function
        shown = [render(value) for value in self.args]
        shown += [f"{name}={render(value)}" for name, value in self.kwargs.items()]
        return f"{self.function}({', '.join(shown)})"


@dataclass(frozen=True, slots=True)
class Raised:
    """An exception that came out of the student's function."""

    types: tuple[str, ...]  # the class and its bases, nearest first
    message: str
    line: str = ""  # where in the notebook, e.g. "cell 4, line 2: return n / k"

    @property
    def type(self) -> str:
        """The exception's own class name."""
        return self.types[0] if self.types else "Exception"

    def __str__(self) -> str:
        text = f"{self.type}: {self.message}" if self.message else self.type
        return f"{text} ({self.line})" if self.line else text


@dataclass(frozen=True, slots=True)
class Named:
    """What a name of the notebook stands for: a module or a function (of which only the module's name is known), or a value."""

    kind: str  # "module", "function", "value"
    value: Any
    worker: int  # that said so; iterators belong to it


class CheckFailed(Exception):
    """A check is not passed; carries the verdict, the sentence that the student reads, and a hint if it needs none of the check's."""

    def __init__(self, verdict: Verdict, message: str, hint: str = "", panel: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.verdict = verdict
        self.message = message
        self.hint = hint
        self.panel = panel  # what a page draws beside the message


class ConversationEnded(Exception):
    """The student's side can not answer (any more); carries the verdict for the check that asked."""

    def __init__(self, verdict: Verdict, message: str) -> None:
        super().__init__(message)
        self.verdict = verdict
        self.message = message


@dataclass(slots=True)
class Answer:
    """What a call gave: a value or an exception, and the arguments as the call left them."""

    call: Call
    returned: Any = None
    raised: Raised | None = None
    args_after: tuple[Any, ...] = ()
    kwargs_after: Mapping[str, Any] = field(default_factory=dict)
    examined: bool = False
    allow: frozenset[str] = frozenset()  # layers that a course allows beyond the usual ones
    panel: Mapping[str, Any] | None = None  # what a page draws of it
    printed: str = ""  # on standard output meanwhile, where somebody listened

    @property
    def value(self) -> Any:
        """The returned value: builtin types and arrays.

        Raises CheckFailed when the function raised, or gave something that is not plain data.
        """
        self.examined = True
        if self.raised is not None:
            raise self._crash(self.raised)
        if isinstance(self.returned, Opaque):
            raise CheckFailed(Verdict.FAILED, f"{self.call} gave an object of type {self.returned.type}", _advice(self.returned.type))
        return self.returned

    @property
    def network(self) -> Network:
        """The returned Keras model, as far as its description could be vetted.

        Raises CheckFailed when there is no model, or one that the gate refuses; the sentence says why.
        """
        given = self.value
        if given is None:
            raise CheckFailed(Verdict.FAILED, f"{self.call} gave None, expected a Keras model", NO_RETURN)
        if not isinstance(given, Model):
            raise CheckFailed(Verdict.FAILED, f"{self.call} gave {render(given)} (type {type(given).__name__}), expected a Keras model")
        try:
            return read_network(given, self.allow)
        except Refused as refused:
            raise CheckFailed(Verdict.FAILED, f"{self.call} gave a model that can not be graded: {refused}") from refused

    def builds(self, expected: Network) -> None:
        """Pass if the returned model does what `expected` does, layer by layer, however it is spelled.

        The student's page shows both tables of layers side by side.
        """
        given = self.network
        if given.input_shape != expected.input_shape:
            raise CheckFailed(Verdict.FAILED, f"{self.call} gave a model for inputs of shape {given.input_shape}, expected {expected.input_shape}")
        found = first_difference(given.steps, expected.steps)
        if found:
            raise CheckFailed(Verdict.FAILED, f"{self.call} gave a model in which {found}", panel=side_by_side(given, expected))

    def equals(self, expected: Any, *, rtol: float = 1e-4, atol: float = 1e-6) -> None:
        """Pass if the value is `expected`.

        Python types must agree (bool is not int, 3.0 is not 3; a NumPy integer counts as int);
        arrays must agree in shape and, within the tolerance, in every element; any real dtype will do.
        """
        given = self.value
        if given is None and expected is not None:
            raise CheckFailed(Verdict.FAILED, f"{self.call} gave None, expected {render(expected)}", NO_RETURN)
        found = difference(given, expected, rtol=rtol, atol=atol)
        if found:
            raise CheckFailed(Verdict.FAILED, f"{self.call} gave {found}")

    def raises(self, error: type[Exception]) -> None:
        """Pass if the call raised `error` or a subclass of it."""
        self.examined = True
        wanted = error.__name__
        if self.raised is None:
            if isinstance(self.returned, Opaque) and self.returned.type == wanted:
                raise CheckFailed(Verdict.FAILED, f"{self.call} returned a {wanted}, and did not raise it", NOT_RAISED)
            raise CheckFailed(Verdict.FAILED, f"{self.call} gave {render(self.returned)}, expected a {wanted}")
        if self.raised.type == "NotImplementedError" != wanted:  # it is a RuntimeError, too, but an unfilled stub passes no check
            raise self._crash(self.raised)
        if wanted not in self.raised.types:
            raise CheckFailed(Verdict.FAILED, f"{self.call} raised {self.raised}, expected a {wanted}")

    def leaves_its_inputs_alone(self, *, shape: tuple[int, ...] | None = None) -> None:
        """Pass if the arguments are after the call what they were before.

        The value must be there, and have this `shape`: a function that does nothing has not earned the points.
        """
        given = self.value
        if given is None:
            raise CheckFailed(Verdict.FAILED, f"{self.call} gave None", NO_RETURN)
        if shape is not None and (not isinstance(given, np.ndarray) or given.shape != shape):
            raise CheckFailed(Verdict.FAILED, f"{self.call} gave {render(given)}, expected an array of shape {shape}")
        for index, (before, after) in enumerate(zip(self.call.args, self.args_after, strict=False)):
            if not isinstance(before, Crossing) and not same(before, after, rtol=0, atol=0):
                raise CheckFailed(Verdict.FAILED, f"{self.call} changed its {_ordinal(index)} argument: it is now {render(after)}")
        for name, before in self.call.kwargs.items():
            if name in self.kwargs_after and not same(before, self.kwargs_after[name], rtol=0, atol=0):
                raise CheckFailed(Verdict.FAILED, f"{self.call} changed its argument {name}: it is now {render(self.kwargs_after[name])}")

    def _crash(self, raised: Raised) -> CheckFailed:
        if raised.type == "NotImplementedError":
            return CheckFailed(Verdict.NOT_ATTEMPTED, raised.message or f"{self.call.function} is not filled in yet")
        return CheckFailed(Verdict.CRASHED, f"{self.call} raised {raised}", advice(raised.types, raised.message))


def same_answer(one: Answer, other: Answer) -> bool:
    """Whether two answers to the same call cannot be told apart: value or exception, and side effects."""
    if (one.raised is None) != (other.raised is None):
        return False
    if one.raised is not None and other.raised is not None:
        return one.raised.type == other.raised.type
    everything = [[_comparable(part, one.allow) for part in (each.returned, each.args_after, dict(each.kwargs_after))] for each in (one, other)]
    return same(*everything)


def same_call(one: Call, other: Call) -> bool:
    """Whether two calls ask the same: the same function, and arguments that are equal to the last bit and type."""
    return one.function == other.function and _identical([*one.args, dict(one.kwargs), one.images], [*other.args, dict(other.kwargs), other.images])


def _identical(one: Any, other: Any) -> bool:
    if type(one) is not type(other):
        return False
    match one:
        case np.ndarray():
            return bool(one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes())
        case list() | tuple():
            return len(one) == len(other) and all(map(_identical, one, other))
        case dict():
            return list(one) == list(other) and all(_identical(one[key], other[key]) for key in one)
        case Folder() | Flow() | Predict() | Model() | Batches():
            return _identical(taken_apart(one), taken_apart(other))
    return repr(one) == repr(other)  # so that 0.0 is not -0.0, and NaN is NaN


def _comparable(value: Any, allow: frozenset[str]) -> Any:
    """A value as plain data in which two models, or the batches of two generators, can be compared."""
    match value:
        case Model():
            try:
                described: Any = read_network(value, allow).comparable
            except Refused as refused:
                described = refused.comparable
            return ["a model", described, list(value.weights or ())]
        case Batches():
            return ["batches", value.length, [[list(batch) for batch in one] for one in value.passes]]
        case list() | tuple():
            return type(value)(_comparable(item, allow) for item in value)
        case dict():
            return {key: _comparable(item, allow) for key, item in value.items()}
        case Opaque():
            return ["an object", value.type]
    return value if isinstance(value, PLAIN) else ["an object", type(value).__name__]  # which has not crossed, being of the course's own


def _advice(type_name: str) -> str:
    if type_name == "generator":
        return "Did you write yield or a bare (... for ...) where a finished value is asked?"
    if "Tensor" in type_name or "Variable" in type_name:
        return "Give back a NumPy array: call .numpy() on it."
    return "Give back plain numbers, strings, lists, tuples, dicts or NumPy arrays."


def _ordinal(index: int) -> str:
    return ("first", "second", "third", "fourth", "fifth", "sixth")[index] if index < 6 else f"{index + 1}th"
