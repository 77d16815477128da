"""What a network computes, in one spelling: two networks that do the same, layer by layer, have equal steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from autograder.network.layer import Layer
from autograder.network.rule import Shape

IMAGE = -1  # as an input: what the network is given
# How a layer starts, learns and is called does not change what it computes.
UNSAID = ("_initializer", "_regularizer", "_constraint")
UNSAID_NAMES = frozenset(("activation", "data_format", "groups", "trainable"))
IN_ANY_ORDER = frozenset(("Add", "Multiply", "Average", "Maximum", "Minimum"))


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a network does: a layer without its activation, or an activation ("relu")."""

    kind: str
    settings: Mapping[str, Any]
    output_shape: Shape
    params: int
    inputs: tuple[int, ...]  # indices of steps; IMAGE is the network's input
    number: int = field(default=0, compare=False)  # of the layer that does it, from 1, input layers left out
    name: str = field(default="", compare=False)  # of that layer

    @property
    def is_activation(self) -> bool:
        """Whether it changes numbers one by one and has no weights: "relu", not "Dense"."""
        return self.kind[:1].islower()


def steps_of(layers: Sequence[Layer]) -> tuple[Step, ...]:
    """The steps of a network's layers."""
    steps: list[Step] = []
    last: list[int] = []  # for each layer, the step that gives its output
    number = 0
    for layer in layers:
        if layer.kind == "InputLayer":
            last.append(IMAGE)
            continue
        number += 1
        inputs = tuple(last[index] for index in layer.inputs)
        if layer.kind in IN_ANY_ORDER:
            inputs = tuple(sorted(inputs))
        for kind, settings, params in _parts(layer, layers[layer.inputs[0]].output_shape):
            steps.append(Step(kind, settings, layer.output_shape, params, inputs, number, layer.name))
            inputs = (len(steps) - 1,)
        last.append(inputs[0])
    return tuple(steps)


def _parts(layer: Layer, before: Shape) -> Iterator[tuple[str, dict[str, Any], int]]:
    """What a layer does, one after the other: (kind, settings, parameters); nothing for a layer that changes nothing."""
    settings = layer.settings
    if layer.kind in ("Activation", "ReLU", "LeakyReLU", "ELU", "Softmax"):
        yield from _activation(settings["activation"] if layer.kind == "Activation" else {"class_name": layer.kind, "config": settings})
        return
    if not _changes_nothing(layer, before):
        kind = "Flatten" if layer.kind == "Reshape" and len(layer.output_shape) == 1 else layer.kind
        yield kind, _said(layer, kind, before), layer.params
    yield from _activation(settings.get("activation", "linear"))


def _changes_nothing(layer: Layer, before: Shape) -> bool:
    settings = layer.settings
    same: bool = False
    match layer.kind:
        case "Identity":
            same = True
        case "Flatten" | "Reshape" | "ZeroPadding2D" | "Cropping2D" | "UpSampling2D":
            same = layer.output_shape == before
        case "Dropout" | "SpatialDropout2D" | "GaussianDropout":
            same = settings["rate"] == 0
        case "GaussianNoise":
            same = settings["stddev"] == 0
        case "Rescaling":
            same = settings["scale"] == 1 and settings["offset"] == 0
        case "MaxPooling2D" | "AveragePooling2D":
            same = settings["pool_size"] == (1, 1) and settings["strides"] == (1, 1)
    return same


def _said(layer: Layer, kind: str, before: Shape) -> dict[str, Any]:
    """The settings that say what is computed, in one spelling."""
    said = {key: value for key, value in layer.settings.items() if not key.endswith(UNSAID) and key not in UNSAID_NAMES}
    if kind == "Flatten":
        return {}
    if kind == "Reshape":
        return {"target_shape": layer.output_shape}
    if layer.settings.get("groups", 1) != 1:
        said["groups"] = layer.settings["groups"]
    if layer.settings.get("trainable") is False:
        said["trainable"] = False
    if said.get("padding") == "same" and _pads_nothing(layer, before):
        said["padding"] = "valid"
    if isinstance(said.get("axis"), int) and said["axis"] > 0:
        said["axis"] -= len(before) + 1
    return said


def _pads_nothing(layer: Layer, before: Shape) -> bool:
    settings = layer.settings
    window = settings.get("kernel_size", settings.get("pool_size"))
    if layer.kind == "Conv2DTranspose":
        return False
    dilation = settings.get("dilation_rate", (1, 1))
    each = zip(before, layer.output_shape, window, settings["strides"], dilation, strict=False)
    return all((places - 1) * stride + apart * (taps - 1) + 1 <= pixels for pixels, places, taps, stride, apart in each)


def _activation(function: str | Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any], int]]:
    kind, settings = _in_one_spelling(function)
    if kind != "linear":
        yield kind, settings, 0


def _in_one_spelling(function: str | Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    if isinstance(function, str):
        return function, ({"negative_slope": 0.2} if function == "leaky_relu" else {})
    config = dict(function["config"])
    match function["class_name"]:
        case "ReLU":
            return _rectifier(config["negative_slope"], config["max_value"], config["threshold"])
        case "LeakyReLU":
            return _rectifier(config["negative_slope"], None, 0.0)
        case "ELU":
            return "elu", ({} if config["alpha"] == 1 else {"alpha": config["alpha"]})
    axis = config.get("axis", -1)
    return "softmax", ({} if axis == -1 else {"axis": axis})


def _rectifier(slope: float, highest: float | None, threshold: float) -> tuple[str, dict[str, Any]]:
    if (highest, threshold) == (None, 0.0):
        if slope == 1:
            return "linear", {}
        return ("leaky_relu", {"negative_slope": slope}) if slope else ("relu", {})
    if (slope, highest, threshold) == (0.0, 6.0, 0.0):
        return "relu6", {}
    return "relu", {"negative_slope": slope, "max_value": highest, "threshold": threshold}
