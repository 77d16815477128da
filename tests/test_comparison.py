"""Values are compared as a strict teacher would, and differences are told as a kind one would."""

from __future__ import annotations

import math
from typing import Any

import hypothesis.extra.numpy as hnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.comparison import SHOWN_CHARACTERS, difference, render, same

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | hnp.arrays("f8", hnp.array_shapes(min_dims=0, min_side=0, max_side=3)),
    lambda inner: st.lists(inner, max_size=3) | st.lists(inner, max_size=3).map(tuple) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


def told(given: Any, expected: Any, *, rtol: float = 1e-4, atol: float = 1e-6) -> str | None:
    """The difference as a student reads it, with the tolerance of `equals`."""
    return difference(given, expected, rtol=rtol, atol=atol)


# What is equal


@given(values)
def test_every_value_is_equal_to_itself(value: Any) -> None:
    """NaNs, empty arrays and nested values included."""
    assert told(value, value) is None
    assert same(value, value)


@given(values, values)
def test_two_values_are_the_same_in_either_order(one: Any, other: Any) -> None:
    """Which of the two is the student's makes no difference."""
    assert same(one, other) == same(other, one)


@given(values, values)
def test_a_difference_always_has_words(one: Any, other: Any) -> None:
    """Whatever is compared with whatever, there is one line of text or none."""
    found = told(one, other)
    assert found is None or found.strip()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (np.int64(3), 3),
        (3, np.int64(3)),
        (np.bool_(True), True),
        (np.float32(0.1), 0.1),
        (3, 3.0),
        (np.int8(3), 3.0),
        (math.nan, math.nan),
        (np.float32("nan"), math.nan),
        (math.inf, math.inf),
        ("same", "same"),
        (None, None),
        ([], []),
        ({"b": 1, "a": 2}, {"a": 2, "b": 1}),
        ((1, [2.0]), (1, [2.0])),
    ],
)
def test_what_a_reader_takes_for_equal_is_equal(given: Any, expected: Any) -> None:
    """NumPy's numbers are numbers, and an int will do where a float is asked."""
    assert told(given, expected) is None


@pytest.mark.parametrize(
    ("given", "expected", "words"),
    [
        (True, 1, "True (type bool), expected 1 (type int)"),
        (1, True, "1 (type int), expected True (type bool)"),
        (True, 1.0, "True (type bool), expected 1.0 (type float)"),
        (np.bool_(True), 1, "bool(True) (type bool), expected 1 (type int)"),
        (3.0, 3, "3.0 (type float), expected 3 (type int)"),
        (np.float64(3), 3, "float64(3.0) (type float64), expected 3 (type int)"),
        (1, 2, "1, expected 2"),
        ("3", 3, "'3', expected 3"),
        ("Same", "same", "'Same', expected 'same'"),
        (3, "3", "3, expected '3'"),
        (math.nan, 1.0, "nan, expected 1.0"),
        (1.0, math.nan, "1.0, expected nan"),
        (10**400, math.nan, None),
        (math.inf, -math.inf, "inf, expected -inf"),
        (1e300, math.inf, "1e+300, expected inf"),
        (10**400, 1.0, None),
        (1, None, "1, expected None"),
    ],
)
def test_what_differs_in_type_or_value_is_told_with_both(given: Any, expected: Any, words: str | None) -> None:
    """A bool is not an int, and 3.0 is not 3."""
    found = told(given, expected)
    assert found is not None
    assert words in (None, found)
    assert not same(given, expected)
    assert not same(expected, given)


def test_two_numbers_that_look_alike_are_written_out() -> None:
    """Nobody reads "gave 4, expected 4"."""
    assert told(4 - 1e-12, 4) == "3.999999999999, expected 4"
    assert told(0.1 + 0.2, 0.3, rtol=0, atol=0) == "0.30000000000000004, expected 0.3"


@pytest.mark.parametrize("given", [np.array(3.0), np.array([3.0]), np.array([[3.0]])])
def test_an_array_is_not_a_number(given: np.ndarray) -> None:
    """An array of one number is told apart from the number."""
    assert told(given, 3.0) == f"the array {render(given)} of shape {given.shape}, expected 3.0 (type float)"
    assert told(3.0, given) == f"3.0, expected a NumPy array of shape {given.shape}"


@pytest.mark.parametrize("expected", [0.0, 1.0, -250.0, 1e-9, 1e12])
def test_a_number_and_an_array_have_the_same_tolerance(expected: float) -> None:
    """`abs(given - expected) <= atol + rtol * abs(expected)`, for a number and for each element."""
    tolerance = 1e-6 + 1e-4 * abs(expected)
    for distance in (0.999, -0.999, 1.001, -1.001):
        given = expected + distance * tolerance
        assert (told(given, expected) is None) == (abs(distance) < 1)
        assert (told(np.array([given]), np.array([expected])) is None) == (abs(distance) < 1)


# Arrays


@pytest.mark.parametrize("dtype", ["f2", "f4", "f8", "i1", "i8", "u1"])
def test_any_real_dtype_will_do(dtype: str) -> None:
    """Students may compute in float32, and a picture may be bytes."""
    assert told(np.array([[0, 1], [2, 3]], dtype), np.array([[0.0, 1.0], [2.0, 3.0]])) is None


def test_an_array_of_truth_values_counts_as_ones_and_zeros() -> None:
    """Bool is a real dtype of arrays."""
    assert told(np.array([True, False]), np.array([1, 0])) is None


def test_other_dtypes_are_named() -> None:
    """Complex numbers and strings are no answer."""
    assert told(np.array([1j]), np.array([1.0])) == "an array of dtype complex128, expected real numbers"
    assert told(np.array(["1"]), np.array([1.0])) == "an array of dtype <U1, expected real numbers"


@pytest.mark.parametrize(
    ("given", "expected"),
    [((3,), (3, 1)), ((1, 3), (3,)), ((0,), (0, 3)), ((), (1,)), ((1,), ()), ((2, 2), (2, 3))],
)
def test_shapes_are_not_stretched_to_fit(given: tuple[int, ...], expected: tuple[int, ...]) -> None:
    """NumPy would broadcast some of these."""
    assert told(np.ones(given), np.ones(expected)) == f"an array of shape {given}, expected shape {expected}"


@pytest.mark.parametrize("given", [[1.0, 2.0], (1.0, 2.0), {"a": 1.0}])
def test_a_container_is_not_an_array(given: Any) -> None:
    """The student reads what it is instead."""
    assert told(given, np.array([1.0, 2.0])) == f"a {type(given).__name__}, expected a NumPy array of shape (2,)"


def test_arrays_without_sides_are_compared_like_others() -> None:
    """One number in no brackets."""
    assert told(np.array(2), np.array(2.0)) is None
    assert told(np.array(2.5), np.array(2.0)) == "2.5, expected 2.0"


def test_nan_equals_nan_in_arrays_and_nothing_else() -> None:
    """A NaN in the wrong place is found."""
    expected = np.array([1.0, math.nan])
    assert told(np.array([1.0, math.nan]), expected) is None
    assert told(np.array([math.nan, math.nan]), expected) == "[nan, nan], expected [1.0, nan]"
    assert told(np.array([1.0, 0.0]), expected) == "[1.0, 0.0], expected [1.0, nan]"


def test_a_small_array_is_shown_whole() -> None:
    """Both arrays, so that the pattern of the mistake can be seen."""
    assert told(np.array([[1, 2], [3, 5]]), np.array([[1, 2], [3, 4]])) == "[[1, 2], [3, 5]], expected [[1, 2], [3, 4]]"


def test_a_big_array_names_the_first_wrong_element() -> None:
    """How many are wrong, where the first one is, and both values."""
    expected = np.zeros((4, 5, 6))
    given = expected.copy()
    given[1, 2, 3] = 0.5
    given[3, 0, 0] = -1
    assert told(given, expected) == ("an array of the right shape (4, 5, 6) in which 2 of 120 elements are wrong; the first is [1, 2, 3]: 0.5, expected 0.0")


@given(hnp.arrays("i4", (5, 7), elements=st.integers(0, 1)))
def test_the_first_wrong_element_is_the_first_in_reading_order(given: np.ndarray) -> None:
    """Wherever the wrong elements lie."""
    found = told(given, np.zeros((5, 7)))
    wrong = [[row, column] for row in range(5) for column in range(7) if given[row, column]]
    assert found is None if not wrong else found is not None and f"the first is {wrong[0]}: 1.0" in found


# Containers


@pytest.mark.parametrize(
    ("given", "expected", "words"),
    [
        ((1, 2), [1, 2], "(1, 2) (type tuple), expected the list [1, 2]"),
        ([1, 2], (1, 2), "[1, 2] (type list), expected the tuple (1, 2)"),
        (5, (5,), "5 (type int), expected the tuple (5,)"),
        ([1], [1, 2], "[1] with 1 elements, expected [1, 2] with 2"),
        ([1, 3], [1, 2], "[1, 3], expected [1, 2]"),
        ([1, 2.0], [1, 2], "[1, 2.0] whose element 1 is 2.0 (type float), expected 2 (type int)"),
        ((1, np.zeros(2)), (1, np.zeros(3)), "a tuple whose element 1 is an array of shape (2,), expected shape (3,)"),
        ([1], {"a": 1}, "[1], expected the dict {'a': 1}"),
        ({"a": 1}, {"a": 1, "b": 2}, "a dict without the key 'b'"),
        ({"a": 1, "c": 2}, {"a": 1}, "a dict with the unexpected key 'c'"),
        ({"a": 1}, {"a": 2}, "a dict whose entry 'a' is 1, expected 2"),
    ],
)
def test_containers_agree_in_type_length_and_elements(given: Any, expected: Any, words: str) -> None:
    """A list is not a tuple, and the element that differs is told."""
    found = told(given, expected)
    assert found is not None
    assert found.startswith(words)


def test_a_pair_of_wrong_dicts_tells_both_ends() -> None:
    """A misspelt key is missing and unexpected."""
    found = told({"strid": 1}, {"stride": 1})
    assert found is not None
    assert "without the key 'stride'" in found
    assert "with the unexpected key 'strid'" in found


# What a reader takes for the same


@pytest.mark.parametrize(("one", "other"), [(3, 3.0), (True, 1), ([1], (1,)), (1.0, np.array(1.0)), ([1], np.array([1])), (None, 0), ([3], [3.0])])
def test_values_of_other_types_are_not_the_same(one: Any, other: Any) -> None:
    """Types of scalars and containers tell two answers apart."""
    assert not same(one, other)
    assert not same(other, one)


def test_arrays_of_other_dtypes_are_the_same() -> None:
    """A reader sees the same numbers."""
    assert same(np.array([1, 2]), np.array([1.0, 2.0], "f4"))


# Showing


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (4, "4"),
        (150.0, "150.0"),
        (-0.5, "-0.5"),
        (1 / 3, "0.333333"),
        (2e9, "2e+09"),
        (math.nan, "nan"),
        (-math.inf, "-inf"),
        (np.int64(3), "int64(3)"),
        ("same", "'same'"),
        ((), "()"),
        ((1,), "(1,)"),
        ([1, (2.0, "a")], "[1, (2.0, 'a')]"),
        ({"a": np.array([1])}, "{'a': [1]}"),
        (np.array([[1.0, 0.25], [2.0, 3.0]]), "[[1.0, 0.25], [2.0, 3.0]]"),
        (np.array([True, False]), "[True, False]"),
        (np.array(7), "7"),
        (np.zeros((0, 3)), "[]"),
        (np.zeros((4, 6)), "[" + ", ".join(["[0.0, 0.0, 0.0, 0.0, 0.0, 0.0]"] * 4) + "]"),
        (np.zeros((5, 5)), "<array of shape (5, 5)>"),
    ],
)
def test_values_are_shown_as_they_are_written(value: Any, shown: str) -> None:
    """Small arrays whole, large ones by shape."""
    assert render(value) == shown


@given(values)
def test_what_is_shown_is_short(value: Any) -> None:
    """A message never floods the report."""
    assert len(render(value)) <= SHOWN_CHARACTERS
    assert len(render([value] * 100)) <= SHOWN_CHARACTERS
