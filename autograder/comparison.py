"""Comparing plain values, and saying how they differ in words that a student can use."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

import numpy as np

SHOWN_ELEMENTS = 24  # an array up to this size is printed whole: a 4x6 picture still fits on a line
SHOWN_CHARACTERS = 300
WRITTEN_OUT = 1e6  # a whole float below this is shown as 150.0, a larger one as 1.5e+06


def render(value: Any) -> str:
    """Show a value in one short line: small arrays whole, large ones by shape."""
    if isinstance(value, np.ndarray):
        text = _array_text(value) if max(value.size, *value.shape, 0) <= SHOWN_ELEMENTS else f"<array of shape {value.shape}>"
    elif isinstance(value, np.generic):
        text = f"{type(value).__name__}({value.item()!r})"
    elif isinstance(value, float):
        text = _number(value)
    elif isinstance(value, list | tuple):
        text = _sequence_text(value)
    elif isinstance(value, Mapping):
        text = "{" + ", ".join(f"{render(k)}: {render(v)}" for k, v in islice(value.items(), SHOWN_ELEMENTS)) + "}"
    else:
        text = repr(value)
    return _shorten(text)


def difference(given: Any, expected: Any, *, rtol: float, atol: float) -> str | None:
    """Say how `given` differs from `expected`, as the end of a sentence that begins "... gave"; None if it does not.

    Whole numbers, strings and booleans compare exactly and by type; floats and arrays within
    `abs(given - expected) <= atol + rtol * abs(expected)`.
    """
    if isinstance(expected, np.ndarray):
        return _array_difference(given, expected, rtol=rtol, atol=atol)
    if isinstance(expected, list | tuple):
        return _sequence_difference(given, expected, rtol=rtol, atol=atol)
    if isinstance(expected, Mapping):
        return _mapping_difference(given, expected, rtol=rtol, atol=atol)
    return _scalar_difference(given, expected, rtol=rtol, atol=atol)


def same(one: Any, other: Any, *, rtol: float = 1e-5, atol: float = 1e-6) -> bool:
    """Whether two plain values are equal for a reader: types of scalars count, dtypes of arrays do not.

    The tolerance lets an answer in float32 pass for the same answer in float64.
    """
    # Both ways, because 3 is accepted where 3.0 is expected, and not the other way round.
    return all(difference(*pair, rtol=rtol, atol=atol) is None for pair in ((one, other), (other, one)))


def _scalar_difference(given: Any, expected: Any, *, rtol: float, atol: float) -> str | None:
    if _same_scalar(given, expected, rtol=rtol, atol=atol):
        return None
    if isinstance(given, np.ndarray):
        return f"the array {render(given)} of shape {given.shape}, expected {render(expected)} (type {type(expected).__name__})"
    if _loosely_equal(given, expected):
        return f"{render(given)} (type {type(given).__name__}), expected {render(expected)} (type {type(expected).__name__})"
    mine, theirs = render(given), render(expected)
    return f"{given!r}, expected {expected!r}" if mine == theirs else f"{mine}, expected {theirs}"


def _same_scalar(given: Any, expected: Any, *, rtol: float, atol: float) -> bool:
    if isinstance(expected, bool | np.bool_):
        return isinstance(given, bool | np.bool_) and bool(given) == bool(expected)
    if isinstance(expected, int | np.integer):
        return isinstance(given, int | np.integer) and not isinstance(given, bool) and int(given) == int(expected)
    if isinstance(expected, float | np.floating):
        if isinstance(given, bool | np.bool_) or not isinstance(given, int | float | np.integer | np.floating):
            return False
        return _close(given, expected, rtol=rtol, atol=atol)
    return type(given) is type(expected) and given == expected


def _close(given: Any, expected: Any, *, rtol: float, atol: float) -> bool:
    try:
        return bool(np.isclose(float(given), float(expected), rtol=rtol, atol=atol, equal_nan=True))
    except OverflowError:  # an int beyond all floats
        return False


def _loosely_equal(given: Any, expected: Any) -> bool:
    numbers = (bool, int, float, np.generic)
    return isinstance(given, numbers) and isinstance(expected, numbers) and given == expected


def _array_difference(given: Any, expected: np.ndarray, *, rtol: float, atol: float) -> str | None:
    if not isinstance(given, np.ndarray):
        kind = f"a {type(given).__name__}" if isinstance(given, list | tuple | Mapping) else render(given)
        return f"{kind}, expected a NumPy array of shape {expected.shape}"
    if given.shape != expected.shape:
        return f"an array of shape {given.shape}, expected shape {expected.shape}"
    if given.dtype.kind not in "buif":
        return f"an array of dtype {given.dtype}, expected real numbers"
    wrong = ~np.isclose(given.astype(float), expected.astype(float), rtol=rtol, atol=atol, equal_nan=True)
    if not wrong.any():
        return None
    if given.size <= SHOWN_ELEMENTS:
        return f"{render(given)}, expected {render(expected)}"
    first = tuple(int(i) for i in np.argwhere(wrong)[0])
    return (
        f"an array of the right shape {given.shape} in which {int(wrong.sum())} of {given.size} elements are wrong; "
        f"the first is {list(first)}: {_number(float(given[first]))}, expected {_number(float(expected[first]))}"
    )


def _sequence_difference(given: Any, expected: list[Any] | tuple[Any, ...], *, rtol: float, atol: float) -> str | None:
    kind = type(expected).__name__
    if type(given) is not type(expected):
        return f"{render(given)} (type {type(given).__name__}), expected the {kind} {render(expected)}"
    if len(given) != len(expected):
        return f"{render(given)} with {len(given)} elements, expected {render(expected)} with {len(expected)}"
    for index, (mine, theirs) in enumerate(zip(given, expected, strict=True)):
        inner = difference(mine, theirs, rtol=rtol, atol=atol)
        if inner is not None:
            if isinstance(theirs, np.ndarray):
                return f"a {kind} whose element {index} is {inner}"
            if _loosely_equal(mine, theirs):
                return f"{render(given)} whose element {index} is {inner}"
            return f"{render(given)}, expected {render(expected)}"
    return None


def _mapping_difference(given: Any, expected: Mapping[Any, Any], *, rtol: float, atol: float) -> str | None:
    if not isinstance(given, Mapping):
        return f"{render(given)}, expected the dict {render(expected)}"
    missing = [key for key in expected if key not in given]
    extra = [key for key in given if key not in expected]
    if missing or extra:
        parts = [f"without the key {key!r}" for key in missing] + [f"with the unexpected key {key!r}" for key in extra]
        return f"a dict {' and '.join(parts)}, expected {render(expected)}"
    for key, theirs in expected.items():
        inner = difference(given[key], theirs, rtol=rtol, atol=atol)
        if inner is not None:
            return f"a dict whose entry {key!r} is {inner}"
    return None


def _array_text(value: np.ndarray) -> str:
    if value.ndim == 0:
        return _number(value.item())
    return "[" + ", ".join(_array_text(row) if isinstance(row, np.ndarray) else _number(row) for row in value) + "]"


def _sequence_text(value: list[Any] | tuple[Any, ...]) -> str:
    inner = ", ".join(render(item) for item in value[:SHOWN_ELEMENTS]) + (", ..." if len(value) > SHOWN_ELEMENTS else "")
    if isinstance(value, list):
        return f"[{inner}]"
    return f"({inner},)" if len(value) == 1 else f"({inner})"


def _number(value: Any) -> str:
    if not isinstance(value, float | np.floating):
        return str(value)
    number = float(value)
    return f"{number:.1f}" if number.is_integer() and abs(number) < WRITTEN_OUT else f"{number:.6g}"


def _shorten(text: str) -> str:
    return text if len(text) <= SHOWN_CHARACTERS else f"{text[: SHOWN_CHARACTERS - 4]} ..."
