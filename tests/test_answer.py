"""An answer is examined, and says in one sentence what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder.answer import Answer, Call, CheckFailed, Raised, same_answer
from autograder.outcome import Verdict
from autograder.values import Opaque

CALL = Call("f", (1,), {"stride": 2})


def returned(value: Any, *args_after: Any, **kwargs_after: Any) -> Answer:
    """The answer to a call that came back."""
    return Answer(CALL, returned=value, args_after=args_after or (1,), kwargs_after=kwargs_after or {"stride": 2})


def crashed(*types: str, message: str = "", line: str = "") -> Answer:
    """The answer to a call that raised."""
    return Answer(CALL, raised=Raised(types, message, line))


def failure(examine: Callable[[], Any]) -> tuple[Verdict, str]:
    """How an examination fails."""
    with pytest.raises(CheckFailed) as caught:
        examine()
    return caught.value.verdict, caught.value.message


def test_a_call_is_shown_as_it_would_be_written() -> None:
    """A student can paste it into a cell."""
    call = Call("conv2d", (np.array([[1.0]]), "same"), {"stride": (2, 1)})
    assert str(call) == "conv2d([[1.0]], 'same', stride=(2, 1))"


def test_a_right_value_passes() -> None:
    """Nothing is said."""
    returned(4).equals(4)


def test_a_wrong_value_fails_with_both_values() -> None:
    """The call, what it gave, and what was expected."""
    assert failure(lambda: returned(5).equals(4)) == (Verdict.FAILED, "f(1, stride=2) gave 5, expected 4")


def test_the_tolerance_can_be_chosen() -> None:
    """A check may ask for more, or for less."""
    returned(1.05).equals(1.0, rtol=0.1)
    assert failure(lambda: returned(1.00001).equals(1.0, rtol=0, atol=0))[0] is Verdict.FAILED


@pytest.mark.parametrize("examine", [lambda answer: answer.value, lambda answer: answer.equals(4), lambda answer: answer.leaves_its_inputs_alone()])
def test_an_unfilled_stub_is_not_attempted(examine: Callable[[Answer], Any]) -> None:
    """It is no failure, however it is examined."""
    assert failure(lambda: examine(crashed("NotImplementedError", "RuntimeError", "Exception"))) == (Verdict.NOT_ATTEMPTED, "f is not filled in yet")


@pytest.mark.parametrize("examine", [lambda answer: answer.value, lambda answer: answer.equals(4), lambda answer: answer.leaves_its_inputs_alone()])
def test_an_exception_is_a_crash_with_its_line(examine: Callable[[Answer], Any]) -> None:
    """The student reads the exception and where it came from."""
    answer = crashed("ZeroDivisionError", "ArithmeticError", "Exception", message="division by zero", line="cell 4, line 2: return n / k")
    words = "f(1, stride=2) raised ZeroDivisionError: division by zero (cell 4, line 2: return n / k)"
    assert failure(lambda: examine(answer)) == (Verdict.CRASHED, words)


@pytest.mark.parametrize(
    ("kind", "advice"), [("generator", "yield"), ("EagerTensor", ".numpy()"), ("ResourceVariable", ".numpy()"), ("Fraction", "plain numbers")]
)
def test_a_value_that_is_not_plain_data_comes_with_advice(kind: str, advice: str) -> None:
    """The type is named, and the hint says what to give back instead."""
    with pytest.raises(CheckFailed) as caught:
        _ = returned(Opaque(kind)).value
    assert (caught.value.verdict, caught.value.message) == (Verdict.FAILED, f"f(1, stride=2) gave an object of type {kind}")
    assert advice in caught.value.hint


@pytest.mark.parametrize("expected", [4, np.zeros(1), (1, 2), "x"])
def test_nothing_returned_asks_for_the_return(expected: object) -> None:
    """The commonest slip has its own hint."""
    with pytest.raises(CheckFailed, match="f\\(1, stride=2\\) gave None, expected ") as caught:
        returned(None).equals(expected)
    assert "return" in caught.value.hint


# Asked for an exception


@pytest.mark.parametrize("error", [ZeroDivisionError, ArithmeticError, Exception])
def test_the_exception_that_was_asked_for_passes(error: type[Exception]) -> None:
    """A subclass will do."""
    crashed("ZeroDivisionError", "ArithmeticError", "Exception").raises(error)


def test_another_exception_fails() -> None:
    """Both are named."""
    answer = crashed("TypeError", "Exception", message="bad operand")
    assert failure(lambda: answer.raises(ValueError)) == (Verdict.FAILED, "f(1, stride=2) raised TypeError: bad operand, expected a ValueError")


def test_a_value_where_an_exception_was_asked_for_fails() -> None:
    """The value is shown."""
    assert failure(lambda: returned(4).raises(ValueError)) == (Verdict.FAILED, "f(1, stride=2) gave 4, expected a ValueError")
    assert failure(lambda: returned(Opaque("set")).raises(ValueError))[1] == "f(1, stride=2) gave <an object of type set>, expected a ValueError"


@pytest.mark.parametrize("error", [ValueError, RuntimeError, Exception])
def test_an_unfilled_stub_never_passes_for_an_exception(error: type[Exception]) -> None:
    """Its NotImplementedError is a RuntimeError, but it was not the student who raised it."""
    stub = crashed("NotImplementedError", "RuntimeError", "Exception")
    assert failure(lambda: stub.raises(error))[0] is Verdict.NOT_ATTEMPTED


# Side effects


def test_untouched_inputs_pass() -> None:
    """Equal is enough: the worker sends copies."""
    Answer(Call("f", (np.ones(2), [1]), {"x": {}}), returned=0, args_after=(np.ones(2), [1]), kwargs_after={"x": {}}).leaves_its_inputs_alone()


@pytest.mark.parametrize(
    ("before", "after"),
    [(np.ones(2), np.array([1.0, 2.0])), ([1, 2], [2, 1]), ([3], [3.0]), ([3.0], [3]), ({"a": 1}, {}), (np.ones((1, 2)), np.ones((2, 1)))],
)
def test_a_changed_input_is_named(before: Any, after: Any) -> None:
    """By its place or its name, with what it has become."""
    by_place = Answer(Call("f", (0, before)), returned=0, args_after=(0, after))
    assert "changed its second argument: it is now" in failure(by_place.leaves_its_inputs_alone)[1]
    by_name = Answer(Call("f", (), {"x": before}), returned=0, kwargs_after={"x": after})
    assert "changed its argument x: it is now" in failure(by_name.leaves_its_inputs_alone)[1]


def test_every_place_of_an_argument_has_a_word() -> None:
    """Also the ones that nobody counts in words."""
    places = []
    for index in range(8):
        answer = Answer(Call("f", ([0],) * 8), returned=0, args_after=tuple([int(at == index)] for at in range(8)))
        places.append(failure(answer.leaves_its_inputs_alone)[1].partition(" changed its ")[2].partition(" argument")[0])
    assert places == ["first", "second", "third", "fourth", "fifth", "sixth", "7th", "8th"]


@pytest.mark.parametrize("examine", [lambda answer: answer.value, lambda answer: answer.equals(4), lambda answer: answer.leaves_its_inputs_alone()])
def test_looking_at_an_answer_counts_as_examining_it(examine: Callable[[Answer], Any]) -> None:
    """A check that asks and does not look is a mistake of its author."""
    answer = returned(4)
    assert not answer.examined
    examine(answer)
    assert answer.examined


# Telling answers apart


def test_equal_answers_can_not_be_told_apart() -> None:
    """Values, exceptions and names of types."""
    assert same_answer(returned(np.ones(2)), returned(np.ones(2, "f4")))
    assert same_answer(crashed("ValueError", message="one"), crashed("ValueError", message="other"))
    assert same_answer(returned(Opaque("set")), returned(Opaque("set")))


@pytest.mark.parametrize(
    "other",
    [
        returned(5),
        returned(4.0),
        returned(None),
        returned(Opaque("set")),
        crashed("ValueError"),
        returned(4, [1, 9]),
        returned(4, [1], x=[1, 9]),
    ],
    ids=["value", "type", "none", "opaque", "exception", "effect", "effect by name"],
)
def test_different_answers_are_told_apart(other: Answer) -> None:
    """By the value, the exception, or what became of the arguments, by place or by name."""
    one = returned(4, [1], x=[1])
    assert same_answer(one, one)
    assert not same_answer(one, other)
    assert not same_answer(other, one)


def test_different_exceptions_are_told_apart() -> None:
    """By their class, not by their words."""
    assert not same_answer(crashed("ValueError", "Exception"), crashed("TypeError", "Exception"))
