"""What the grader knows of a kind of layer: its settings, and what it makes of a shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from autograder.network.builtin import activation, constraint, initializer, regularizer
from autograder.network.setting import FORGOTTEN, Setting, Unfit, number, only, pair, whole, word

Shape = tuple[int, ...]  # without the batch
Settings = Mapping[str, Any]

MAX_RANK = 4  # dimensions without the batch
MAX_SIDE = 4096
MAX_FILTERS = 8192
MAX_UNITS = 1 << 20
MAX_KERNEL = 512


@dataclass(frozen=True, slots=True)
class Weight:
    """An array of weights as its shape."""

    shape: Shape
    trainable: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """What a layer makes: the shape of its output, its weights in Keras' order, multiply-adds for one image."""

    output_shape: Shape
    weights: tuple[Weight, ...] = ()
    macs: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of layer: the checks of its settings, and what it makes of the shapes of its inputs; `make` raises Unfit."""

    make: Callable[[Settings, tuple[Shape, ...]], Made]
    settings: Mapping[str, Setting] = field(default_factory=dict)
    merges: bool = False  # takes a list of inputs


def only_input(shapes: tuple[Shape, ...]) -> Shape:
    """The one input of a layer that merges nothing."""
    (shape,) = shapes
    return shape


def image(shape: Shape) -> tuple[int, int, int]:
    """(height, width, channels), or the sentence for a layer that wants images."""
    if len(shape) != 3:
        raise Unfit(f"wants images (height, width, channels), but gets the shape {shape}")
    height, width, channels = shape
    return height, width, channels


def unchanged(_: Settings, shapes: tuple[Shape, ...]) -> Made:
    """The rule of a layer that has no weights and keeps the shape."""
    return Made(only_input(shapes))


def on_images(_: Settings, shapes: tuple[Shape, ...]) -> Made:
    """The rule of a layer that has no weights and keeps the shape of images."""
    return Made(image(only_input(shapes)))


def axis_of(axis: int, rank: int) -> int:
    """Where an axis that Keras counts with the batch lies in a shape without it."""
    place = axis - 1 if axis > 0 else axis + rank
    if axis == 0 or not 0 <= place < rank:
        raise Unfit(f"has the axis {axis}, which {rank + 1} dimensions do not have, or which is the batch")
    return place


CHANNELS_LAST = {"data_format": Setting(lambda value: "channels_last" if value is None else only("channels_last")(value), "channels_last")}
WINDOW = pair(whole(1, MAX_KERNEL))
ONES = Setting(WINDOW, (1, 1))
PADDING = Setting(word("valid", "same"), "valid")
RATE = Setting(number(0, 1))
GLOROT = initializer("GlorotUniform")
ZEROS = initializer("Zeros")
ONE = initializer("Ones")
ACTIVATION = {"activation": Setting(activation, "linear"), "activity_regularizer": Setting(regularizer, None)}
SEED = {"seed": FORGOTTEN}  # the grader sets the seeds


def weights_named(name: str, start: Mapping[str, Any] = GLOROT) -> dict[str, Setting]:
    """The settings of one array of weights: how it starts, what holds it small."""
    return {
        f"{name}_initializer": Setting(initializer, start),
        f"{name}_regularizer": Setting(regularizer, None),
        f"{name}_constraint": Setting(constraint, None),
    }
