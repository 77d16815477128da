"""What a hyper-parameter may be: each of these makes a check that gives the value in Keras' own spelling, or raises Unfit.

Everything that is checked comes from a stranger: of any type, any size, NaN, a bool where a number belongs.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.network.refusal import shown

Check = Callable[[Any], Any]
REQUIRED = object()  # instead of a default


class Unfit(Exception):
    """A value is not what the setting can be; str() ends the sentence "filters ..."."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One hyper-parameter: how it is checked, and what Keras takes when it is left out."""

    check: Check
    default: Any = REQUIRED
    kept: bool = True  # False: checked and forgotten, because only Keras' own default is allowed and not each version knows the name


def whole(low: int, high: int) -> Check:
    """A whole number in a range."""

    def check(value: Any) -> int:
        number = value.item() if isinstance(value, np.integer) else value
        if type(number) is not int or not low <= number <= high:
            raise Unfit(f"must be a whole number from {low} to {high:,}, not {shown(value)}")
        return number

    return check


def number(low: float, high: float) -> Check:
    """A number in a range, as a float."""

    def check(value: Any) -> float:
        plain = value.item() if isinstance(value, np.integer | np.floating) else value
        if type(plain) not in (int, float) or not low <= plain <= high or not math.isfinite(plain):  # NaN is in no range
            raise Unfit(f"must be a number from {low:g} to {high:g}, not {shown(value)}")
        return float(plain)

    return check


def flag(value: Any) -> bool:
    """True or False."""
    if type(value) is not bool:
        raise Unfit(f"must be True or False, not {shown(value)}")
    return value


def word(*words: str) -> Check:
    """One of some words."""

    def check(value: Any) -> str:
        if type(value) is not str or value not in words:
            raise Unfit(f"must be one of {', '.join(map(repr, words))}, not {shown(value)}")
        return value

    return check


def optional(inner: Check) -> Check:
    """None, or what `inner` says."""
    return lambda value: None if value is None else inner(value)


def only(expected: Any) -> Check:
    """One value and nothing else: what the grader does not support."""

    def check(value: Any) -> Any:
        if type(value) is not type(expected) or value != expected:
            raise Unfit(f"is not supported: leave it at {shown(expected)}")
        return value

    return check


def pair(inner: Check) -> Check:
    """Two values, (height, width); a single one stands for both."""

    def check(value: Any) -> tuple[Any, Any]:
        if isinstance(value, list | tuple):
            if len(value) != 2:
                raise Unfit(f"must be one number or two, not {shown(value)}")
            return inner(value[0]), inner(value[1])
        return inner(value), inner(value)

    return check


def sides(inner: Check) -> Check:
    """Amounts for ((top, bottom), (left, right)); a pair stands for both sides of an axis, a number for all four."""

    def check(value: Any) -> tuple[tuple[Any, Any], tuple[Any, Any]]:
        if not isinstance(value, list | tuple):
            value = (value, value)
        if len(value) != 2:
            raise Unfit(f"must be a number, (height, width) or ((top, bottom), (left, right)), not {shown(value)}")
        vertical, horizontal = (pair(inner)(each) for each in value)
        return vertical, horizontal

    return check


def span(inner: Check) -> Check:
    """A range (lower, upper), or one number."""

    def check(value: Any) -> Any:
        if not isinstance(value, list | tuple):
            return inner(value)
        if len(value) != 2:
            raise Unfit(f"must be a number or a range (lower, upper), not {shown(value)}")
        lower, upper = inner(value[0]), inner(value[1])
        if lower > upper:
            raise Unfit(f"must be a range (lower, upper), not {shown(value)}")
        return lower, upper

    return check


def several(inner: Check, most: int) -> Check:
    """A short sequence, as a tuple."""

    def check(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple) or not 1 <= len(value) <= most:
            raise Unfit(f"must be 1 to {most} values, not {shown(value)}")
        return tuple(inner(each) for each in value)

    return check


def always(expected: Any) -> Setting:
    """A setting that may only be what it is by default."""
    return Setting(lambda value: None if value is None else only(expected)(value), expected, kept=False)


FORGOTTEN = Setting(lambda _: None, None, kept=False)
