"""Layers that slide a window over images: convolutions and pooling."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, prod

from autograder.network.rule import (
    ACTIVATION,
    CHANNELS_LAST,
    MAX_FILTERS,
    ONES,
    PADDING,
    WINDOW,
    ZEROS,
    Made,
    Rule,
    Settings,
    Shape,
    Weight,
    image,
    only_input,
    weights_named,
)
from autograder.network.setting import REQUIRED, Setting, Unfit, always, flag, optional, whole


def positions(shape: Shape, window: Shape, settings: Settings) -> tuple[int, int]:
    """Where a window can stand, (rows, columns)."""
    height, width, _ = image(shape)
    dilation, strides = settings.get("dilation_rate", (1, 1)), settings["strides"] or window
    if max(dilation) > 1 and max(strides) > 1:
        raise Unfit("has both strides and a dilation_rate above 1, which Keras can not do")
    rows, columns = (_along(*each, settings["padding"]) for each in zip((height, width), window, strides, dilation, strict=True))
    if rows < 1 or columns < 1:
        tall, wide = window
        raise Unfit(f"has a window of {tall}x{wide}, which does not fit into the {height}x{width} pixels that are left")
    return rows, columns


def _along(pixels: int, window: int, stride: int, dilation: int, padding: str) -> int:
    reach = dilation * (window - 1) + 1
    return ceil(pixels / stride) if padding == "same" else (pixels - reach) // stride + 1


def _convolution(settings: Settings, shapes: tuple[Shape, ...]) -> Made:
    channels = image(only_input(shapes))[2]
    filters, groups = settings["filters"], settings["groups"]
    if channels % groups or filters % groups:
        raise Unfit(f"has {groups} groups, which must divide both its {channels} input channels and its {filters} filters")
    rows, columns = positions(only_input(shapes), settings["kernel_size"], settings)
    kernel = (*settings["kernel_size"], channels // groups, filters)
    return Made((rows, columns, filters), _with_bias(settings, Weight(kernel)), rows * columns * prod(kernel))


def _transposed(settings: Settings, shapes: tuple[Shape, ...]) -> Made:
    height, width, channels = image(only_input(shapes))
    each = zip((height, width), *(settings[key] for key in ("kernel_size", "strides", "dilation_rate")), strict=True)
    sides = [_back(*along, padding=settings["padding"]) for along in each]
    kernel = (*settings["kernel_size"], settings["filters"], channels)
    return Made((*sides, settings["filters"]), _with_bias(settings, Weight(kernel)), height * width * prod(kernel))


def _back(pixels: int, window: int, stride: int, dilation: int, *, padding: str) -> int:
    reach = dilation * (window - 1) + 1
    return pixels * stride + (0 if padding == "same" else max(reach - stride, 0))


def _depthwise(settings: Settings, shapes: tuple[Shape, ...]) -> Made:
    rows, columns, deep, kernel = _each_channel(settings, only_input(shapes))
    return Made((rows, columns, deep), _with_bias(settings, Weight(kernel), deep), rows * columns * prod(kernel))


def _separable(settings: Settings, shapes: tuple[Shape, ...]) -> Made:
    rows, columns, deep, kernel = _each_channel(settings, only_input(shapes))
    pointwise = (1, 1, deep, settings["filters"])
    weights = _with_bias(settings, Weight(kernel), settings["filters"], Weight(pointwise))
    return Made((rows, columns, settings["filters"]), weights, rows * columns * (prod(kernel) + prod(pointwise)))


def _each_channel(settings: Settings, shape: Shape) -> tuple[int, int, int, Shape]:
    channels = image(shape)[2]
    if len(set(settings["strides"])) > 1:
        raise Unfit("has two different strides, which TensorFlow can not do for each channel on its own: give one number")
    multiplier = settings["depth_multiplier"]
    return *positions(shape, settings["kernel_size"], settings), channels * multiplier, (*settings["kernel_size"], channels, multiplier)


def _with_bias(settings: Settings, kernel: Weight, biases: int | None = None, *more: Weight) -> tuple[Weight, ...]:
    bias = (Weight((biases or settings["filters"],)),) if settings["use_bias"] else ()
    return kernel, *more, *bias


def _pooling(settings: Settings, shapes: tuple[Shape, ...]) -> Made:
    rows, columns = positions(only_input(shapes), settings["pool_size"], settings)
    channels = only_input(shapes)[2]
    return Made((rows, columns, channels), macs=rows * columns * channels * prod(settings["pool_size"]))


def _global(settings: Settings, shapes: tuple[Shape, ...]) -> Made:
    height, width, channels = image(only_input(shapes))
    return Made((1, 1, channels) if settings["keepdims"] else (channels,), macs=height * width * channels)


SLIDING = {"strides": ONES, "padding": PADDING, **CHANNELS_LAST}
CONVOLUTION = {
    "filters": Setting(whole(1, MAX_FILTERS)),
    "kernel_size": Setting(WINDOW),
    **SLIDING,
    "dilation_rate": ONES,
    **ACTIVATION,
    "use_bias": Setting(flag, True),
}
WEIGHTS = {**weights_named("kernel"), **weights_named("bias", ZEROS)}
DEPTH = {"depth_multiplier": Setting(whole(1, 64), 1), **weights_named("depthwise"), **weights_named("bias", ZEROS)}
POOLING = {"pool_size": Setting(WINDOW, (2, 2)), **SLIDING, "strides": Setting(optional(WINDOW), None)}
GLOBAL = {**CHANNELS_LAST, "keepdims": Setting(flag, False)}

RULES: Mapping[str, Rule] = {
    "Conv2D": Rule(_convolution, {**CONVOLUTION, **WEIGHTS, "groups": Setting(whole(1, MAX_FILTERS), 1)}),
    "SeparableConv2D": Rule(_separable, {**CONVOLUTION, **DEPTH, **weights_named("pointwise")}),
    "DepthwiseConv2D": Rule(_depthwise, {key: value for key, value in {**CONVOLUTION, **DEPTH}.items() if key != "filters"}),
    "MaxPooling2D": Rule(_pooling, POOLING),
    "AveragePooling2D": Rule(_pooling, {**POOLING, "pool_size": Setting(WINDOW, REQUIRED)}),
    "GlobalMaxPooling2D": Rule(_global, GLOBAL),
    "GlobalAveragePooling2D": Rule(_global, GLOBAL),
}
FURTHER: Mapping[str, Rule] = {
    "Conv2DTranspose": Rule(_transposed, {**CONVOLUTION, **WEIGHTS, "output_padding": always(None)}),
}
