"""Layers that make one of several inputs."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

from autograder.network.refusal import listed
from autograder.network.rule import MAX_RANK, Made, Rule, Settings, Shape, axis_of
from autograder.network.setting import Setting, Unfit, whole


def _elementwise(_: Settings, shapes: tuple[Shape, ...]) -> Made:
    return Made(reduce(_stretched, shapes))


def _stretched(one: Shape, other: Shape) -> Shape:
    if len(one) != len(other) or any(left != right and 1 not in (left, right) for left, right in zip(one, other, strict=True)):
        raise Unfit(f"gets the shapes {one} and {other}, which do not fit together")
    return tuple(max(pair) for pair in zip(one, other, strict=True))


def _difference(settings: Settings, shapes: tuple[Shape, ...]) -> Made:
    if len(shapes) != 2:
        raise Unfit(f"takes two inputs, not {len(shapes)}")
    return _elementwise(settings, shapes)


def _joined(settings: Settings, shapes: tuple[Shape, ...]) -> Made:
    first = shapes[0]
    place = axis_of(settings["axis"], len(first))
    if any(len(each) != len(first) or _without(each, place) != _without(first, place) for each in shapes):
        raise Unfit(f"gets the shapes {listed(list(map(str, shapes[:6])))}, which may differ only in the axis that is joined")
    return Made((*first[:place], sum(each[place] for each in shapes), *first[place + 1 :]))


def _without(shape: Shape, place: int) -> Shape:
    return (*shape[:place], *shape[place + 1 :])


RULES: Mapping[str, Rule] = {
    **{kind: Rule(_elementwise, merges=True) for kind in ("Add", "Multiply", "Average", "Maximum", "Minimum")},
    "Subtract": Rule(_difference, merges=True),
    "Concatenate": Rule(_joined, {"axis": Setting(whole(-MAX_RANK, MAX_RANK), -1)}, merges=True),
}
