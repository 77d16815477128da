"""The first step in which two networks differ, in words for a student."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from autograder.network.refusal import listed, shown
from autograder.network.steps import Step


def first_difference(steps: Sequence[Step], expected: Sequence[Step]) -> str | None:
    """How the steps differ from the expected ones where they first do, as the end of "a model in which ..."; None if they do not."""
    for index, (given, wanted) in enumerate(zip(steps, expected, strict=False)):
        if given != wanted:
            return _said(steps, expected, index)
    if len(steps) > len(expected):
        extra = steps[len(expected)]
        return f"{_place(extra)} has the activation {extra.kind}, expected none" if extra.is_activation else f"{_place(extra)} is one too many"
    if len(steps) < len(expected):
        return _missing(steps, expected[len(steps)])
    return None


def _said(steps: Sequence[Step], expected: Sequence[Step], index: int) -> str:
    given, wanted = steps[index], expected[index]
    if given.kind == wanted.kind:
        return _setting(given, wanted)
    if given.is_activation or wanted.is_activation:
        return _activation(steps, expected, index)
    if index + 1 < len(expected) and expected[index + 1].kind == given.kind:
        return _missing(steps[:index], wanted)
    if index + 1 < len(steps) and steps[index + 1].kind == wanted.kind:
        return f"{_place(given)} is one too many"
    return f"{_place(given)} should be {_a(wanted.kind)} layer"


def _activation(steps: Sequence[Step], expected: Sequence[Step], index: int) -> str:
    given, wanted = steps[index], expected[index]
    if not wanted.is_activation:
        if index == 0:
            return f"{_place(given)} is an activation, {given.kind}, expected {_a(wanted.kind)} layer"
        return f"{_place(steps[index - 1])} has the activation {given.kind}, expected none"
    if not given.is_activation:
        where = _place(steps[index - 1]) if index else "the first layer"
        return f"{where} has no activation, expected {wanted.kind}"
    where = _place(steps[index - 1]) if index else _place(given)
    return f"{where} has the activation {given.kind}, expected {wanted.kind}"


def _setting(given: Step, wanted: Step) -> str:
    where = _place(given)
    for key in sorted(given.settings.keys() | wanted.settings.keys()):
        mine, theirs = given.settings.get(key), wanted.settings.get(key)
        if mine != theirs:
            return f"{where} has {_value(key, mine)}, expected {_value(key, theirs)}"
    if given.inputs != wanted.inputs:
        return f"{where} reads {_what_it_reads(given)}, expected {_what_it_reads(wanted)}"
    if given.output_shape != wanted.output_shape:
        return f"{where} gives the shape {given.output_shape}, expected {wanted.output_shape}"
    return f"{where} has {given.params:,} parameters, expected {wanted.params:,}"


def _value(key: str, value: Any) -> str:
    match key, value:
        case "trainable", False:
            return "trainable=False"
        case "trainable", _:
            return "weights that can be trained"
        case "filters" | "units", int():
            return f"{value} {key}"
        case "kernel_size" | "pool_size" | "strides", (down, across):
            return f"{key} {down}x{across}"
    return f"{key}={shown(value)}"


def _what_it_reads(step: Step) -> str:
    return listed(["the image" if index < 0 else f"step {index + 1}" for index in step.inputs])


def _missing(before: Sequence[Step], wanted: Step) -> str:
    last = next((step for step in reversed(before) if not step.is_activation), None)  # an activation stands with the layer before it
    where = f"after {_place(last)}" if last else "at the beginning"
    if wanted.is_activation:
        return f"{_place(before[-1])} has no activation, expected {wanted.kind}" if before else f"{_a(wanted.kind)} activation is missing {where}"
    return f"{_a(wanted.kind)} layer is missing {where}"


def _place(step: Step) -> str:
    kind = step.kind if not step.is_activation else "activation"
    return f"layer {step.number} ({kind})"


def _a(word: str) -> str:
    return f"an {word}" if word[0] in "AEIOUaeiou" else f"a {word}"
