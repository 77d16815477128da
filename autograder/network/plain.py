"""Layers that slide nothing: dense ones, activations, dropout, normalisation, shapes."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import Any

from autograder.network.builtin import ACTIVATION_LAYERS, initializer
from autograder.network.builtin import activation as activation_function
from autograder.network.rule import (
    ACTIVATION,
    CHANNELS_LAST,
    MAX_RANK,
    MAX_SIDE,
    MAX_UNITS,
    ONE,
    RATE,
    SEED,
    ZEROS,
    Made,
    Rule,
    Settings,
    Shape,
    Weight,
    axis_of,
    image,
    on_images,
    only_input,
    unchanged,
    weights_named,
)
from autograder.network.setting import FORGOTTEN, Setting, Unfit, always, flag, number, optional, pair, several, sides, span, whole, word


def _dense(settings: Settings, shapes: tuple[Shape, ...]) -> Made:
    *rest, incoming = only_input(shapes)
    units = settings["units"]
    bias = (Weight((units,)),) if settings["use_bias"] else ()
    return Made((*rest, units), (Weight((incoming, units)), *bias), prod(rest) * incoming * units)


def _flatten(_: Settings, shapes: tuple[Shape, ...]) -> Made:
    return Made((prod(only_input(shapes)),))


def _reshape(settings: Settings, shapes: tuple[Shape, ...]) -> Made:
    size, target = prod(only_input(shapes)), settings["target_shape"]
    known = prod(side for side in target if side != -1)
    if target.count(-1) > 1 or 0 in target or size % known or (-1 not in target and known != size):
        raise Unfit(f"makes the shape {target} of {size:,} numbers, which does not go")
    return Made(tuple(size // known if side == -1 else side for side in target))


def _permute(settings: Settings, shapes: tuple[Shape, ...]) -> Made:
    shape, dims = only_input(shapes), settings["dims"]
    if sorted(dims) != list(range(1, len(shape) + 1)):
        raise Unfit(f"has dims {dims}, which must name each of the {len(shape)} dimensions once")
    return Made(tuple(shape[place - 1] for place in dims))


def _padded(settings: Settings, shapes: tuple[Shape, ...]) -> Made:
    height, width, channels = image(only_input(shapes))
    (top, bottom), (left, right) = settings["padding"]
    return Made((height + top + bottom, width + left + right, channels))


def _cropped(settings: Settings, shapes: tuple[Shape, ...]) -> Made:
    height, width, channels = image(only_input(shapes))
    (top, bottom), (left, right) = settings["cropping"]
    if top + bottom >= height or left + right >= width:
        raise Unfit(f"crops away all of the {height}x{width} pixels")
    return Made((height - top - bottom, width - left - right, channels))


def _larger(settings: Settings, shapes: tuple[Shape, ...]) -> Made:
    height, width, channels = image(only_input(shapes))
    down, across = settings["size"]
    return Made((height * down, width * across, channels))


def _resized(settings: Settings, shapes: tuple[Shape, ...]) -> Made:
    return Made((settings["height"], settings["width"], image(only_input(shapes))[2]))


def _batch_normalized(settings: Settings, shapes: tuple[Shape, ...]) -> Made:
    shape = only_input(shapes)
    each = (shape[axis_of(settings["axis"], len(shape))],)
    learned = [Weight(each) for key in ("scale", "center") if settings[key]]
    return Made(shape, (*learned, Weight(each, trainable=False), Weight(each, trainable=False)))


def _layer_normalized(settings: Settings, shapes: tuple[Shape, ...]) -> Made:
    shape, axis = only_input(shapes), settings["axis"]
    each = tuple(shape[axis_of(one, len(shape))] for one in (axis if isinstance(axis, tuple) else (axis,)))
    return Made(shape, tuple(Weight(each) for key in ("scale", "center") if settings[key]))


def _group_normalized(settings: Settings, shapes: tuple[Shape, ...]) -> Made:
    shape, groups = only_input(shapes), settings["groups"]
    channels = shape[axis_of(settings["axis"], len(shape))]
    if groups != -1 and channels % groups:
        raise Unfit(f"has {groups} groups, which do not divide its {channels} channels")
    return Made(shape, tuple(Weight((channels,)) for key in ("scale", "center") if settings[key]))


def _slopes(settings: Settings, shapes: tuple[Shape, ...]) -> Made:
    shape = only_input(shapes)
    shared = {axis_of(axis, len(shape)) for axis in settings["shared_axes"] or ()}
    return Made(shape, (Weight(tuple(1 if place in shared else side for place, side in enumerate(shape))),))


def _softmax(settings: Settings, shapes: tuple[Shape, ...]) -> Made:
    axis_of(settings["axis"], len(only_input(shapes)))
    return unchanged(settings, shapes)


def _side(value: Any) -> int:
    return -1 if type(value) is int and value == -1 else whole(1, 1 << 26)(value)


AXIS = Setting(whole(-MAX_RANK, MAX_RANK), -1)
AXES = Setting(lambda value: several(AXIS.check, 1)(value) if isinstance(value, list | tuple) else AXIS.check(value), -1)
EPSILON = Setting(number(1e-12, 1), 1e-3)
PIXELS = whole(0, MAX_SIDE)
SIDE = Setting(whole(1, MAX_SIDE))
LEARNED = {"epsilon": EPSILON, "center": Setting(flag, True), "scale": Setting(flag, True), **weights_named("beta", ZEROS), **weights_named("gamma", ONE)}
STILL = {"moving_mean_initializer": Setting(initializer, ZEROS), "moving_variance_initializer": Setting(initializer, ONE)}
DROPPING = {"rate": RATE, **SEED}

DENSE = {
    "units": Setting(whole(1, MAX_UNITS)),
    "use_bias": Setting(flag, True),
    **ACTIVATION,
    **weights_named("kernel"),
    **weights_named("bias", ZEROS),
    "quantization_config": always(None),
}
FILL = {"fill_mode": Setting(word("reflect", "wrap", "constant", "nearest"), "reflect"), "fill_value": Setting(number(-1e3, 1e3), 0.0)}
INTERPOLATION = {"interpolation": Setting(word("bilinear", "nearest"), "bilinear")}
MOVED = {**FILL, **INTERPOLATION, **SEED, **CHANNELS_LAST}
RANGE = {"value_range": Setting(pair(number(-1e6, 1e6)), (0.0, 255.0))}
SHIFT = span(number(-1, 1))
ZOOM = span(number(-1, 8))

RULES: Mapping[str, Rule] = {
    "Dense": Rule(_dense, DENSE),
    "Flatten": Rule(_flatten, CHANNELS_LAST),
    "Reshape": Rule(_reshape, {"target_shape": Setting(several(_side, MAX_RANK))}),
    "ZeroPadding2D": Rule(_padded, {"padding": Setting(sides(PIXELS), ((1, 1), (1, 1))), **CHANNELS_LAST}),
    "Cropping2D": Rule(_cropped, {"cropping": Setting(sides(PIXELS), ((0, 0), (0, 0))), **CHANNELS_LAST}),
    "Resizing": Rule(
        _resized,
        {
            "height": SIDE,
            "width": SIDE,
            "interpolation": Setting(word("bilinear", "nearest", "bicubic", "area", "lanczos3", "lanczos5", "gaussian", "mitchellcubic"), "bilinear"),
            "crop_to_aspect_ratio": Setting(flag, False),
            "pad_to_aspect_ratio": always(False),
            "fill_mode": always("constant"),
            "fill_value": always(0.0),
            "antialias": Setting(flag, False),
            **CHANNELS_LAST,
        },
    ),
    "Rescaling": Rule(unchanged, {"scale": Setting(number(-1e6, 1e6)), "offset": Setting(number(-1e6, 1e6), 0.0)}),
    "Activation": Rule(unchanged, {"activation": Setting(activation_function)}),
    **{kind: Rule(unchanged, settings) for kind, settings in ACTIVATION_LAYERS.items()},
    "Softmax": Rule(_softmax, {"axis": AXIS}),
    "Dropout": Rule(unchanged, {**DROPPING, "noise_shape": always(None)}),
    "SpatialDropout2D": Rule(on_images, {**DROPPING, **CHANNELS_LAST}),
    "GaussianNoise": Rule(unchanged, {"stddev": Setting(number(0, 1e3)), **SEED}),
    "GaussianDropout": Rule(unchanged, {"rate": Setting(number(0, 0.999)), **SEED}),
    "BatchNormalization": Rule(
        _batch_normalized,
        {
            "axis": AXIS,
            "momentum": Setting(number(0, 1), 0.99),
            **LEARNED,
            **STILL,
            "synchronized": always(False),
            "renorm": always(False),
            "renorm_clipping": always(None),
            "renorm_momentum": FORGOTTEN,
        },
    ),
    "Identity": Rule(unchanged),
    "RandomFlip": Rule(
        on_images, {"mode": Setting(word("horizontal", "vertical", "horizontal_and_vertical"), "horizontal_and_vertical"), **SEED, **CHANNELS_LAST}
    ),
    "RandomRotation": Rule(on_images, {"factor": Setting(SHIFT), **MOVED}),
    "RandomZoom": Rule(on_images, {"height_factor": Setting(ZOOM), "width_factor": Setting(optional(ZOOM), None), **MOVED}),
    "RandomTranslation": Rule(on_images, {"height_factor": Setting(SHIFT), "width_factor": Setting(SHIFT), **MOVED}),
    "RandomContrast": Rule(on_images, {"factor": Setting(span(number(0, 1))), **RANGE, **SEED, **CHANNELS_LAST}),
    "RandomBrightness": Rule(on_images, {"factor": Setting(SHIFT), **RANGE, **SEED, **CHANNELS_LAST}),
}
FURTHER: Mapping[str, Rule] = {
    "LayerNormalization": Rule(_layer_normalized, {"axis": AXES, **LEARNED, "rms_scaling": always(False)}),
    "GroupNormalization": Rule(
        _group_normalized, {"groups": Setting(lambda value: -1 if value == -1 else whole(1, MAX_SIDE)(value), 32), "axis": AXIS, **LEARNED}
    ),
    "PReLU": Rule(_slopes, {**weights_named("alpha", ZEROS), "shared_axes": Setting(optional(several(AXIS.check, MAX_RANK)), None)}),
    "UpSampling2D": Rule(
        _larger,
        {"size": Setting(pair(whole(1, 64)), (2, 2)), "interpolation": Setting(word("nearest", "bilinear", "bicubic"), "nearest"), **CHANNELS_LAST},
    ),
    "Permute": Rule(_permute, {"dims": Setting(several(whole(1, MAX_RANK), MAX_RANK))}),
}
