"""A check sees a student: functions by name, and answers that are remembered."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.answer import Answer, Call
from autograder.student import Student, local_student


def test_a_function_is_called_by_its_name() -> None:
    """Arguments go on as they were given."""
    asked = []

    def send(call: Call) -> Answer:
        asked.append(call)
        return Answer(call, returned=9)

    assert Student(send).conv(1, [2], stride=3).value == 9
    assert asked == [Call("conv", (1, [2]), {"stride": 3})]


def test_every_answer_is_remembered_in_order() -> None:
    """The transcript is the evidence for a misconception."""
    student = local_student({"half": lambda n: n // 2})
    student.half(4)
    student.half(6)
    assert [answer.value for answer in student.transcript] == [2, 3]


def test_private_names_are_not_functions_of_a_student() -> None:
    """Copying and inspecting a student asks nothing."""
    student = local_student({"_secret": lambda: 1})
    with pytest.raises(AttributeError):
        student._secret()
    assert not hasattr(student, "__array__")
    assert student.transcript == []


def test_a_function_that_is_not_there_is_not_attempted() -> None:
    """Nor is a name that is no function."""
    for functions in ({}, {"half": 3}):
        answer = local_student(functions).half(4)
        assert answer.raised is not None
        assert answer.raised.type == "NotImplementedError"


def test_an_exception_becomes_plain_data() -> None:
    """Its classes, its words, and the line that raised it."""

    class NegativeError(ValueError):
        pass

    def half(n: int) -> int:
        raise NegativeError(f"not {n}")

    raised = local_student({"half": half}).half(-4).raised
    assert raised is not None
    assert raised.types == ("NegativeError", "ValueError", "Exception")
    assert raised.message == "not -4"
    assert "raise NegativeError" in raised.line


def test_each_call_gets_arguments_of_its_own() -> None:
    """What a function does to its arguments is reported, and harms no other call."""

    def double(x: np.ndarray, *, also: list[int]) -> np.ndarray:
        x *= 2
        also.clear()
        return x

    x, also = np.ones(2), [1]
    student = local_student({"double": double})
    for _ in range(2):
        answer = student.double(x, also=also)
        assert answer.value.tolist() == [2, 2]
        assert answer.args_after[0].tolist() == [2, 2]
        assert answer.kwargs_after == {"also": []}
    assert x.tolist() == [1, 1]
    assert also == [1]


def test_side_effects_are_reported_even_of_a_function_that_raises() -> None:
    """The arguments as the exception left them."""

    def spoil(values: list[int]) -> None:
        values.clear()
        raise ValueError

    answer = local_student({"spoil": spoil}).spoil([1])
    assert answer.args_after == ([],)
