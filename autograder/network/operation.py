"""How a node of a functional graph was called, and the layer that does what an operation did (x / 255, keras.ops.relu(x), x + y)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder.network.builtin import ACTIVATIONS
from autograder.network.refusal import Refused, shown

MAX_INPUTS = 16
MERGES = ("Add", "Subtract", "Multiply", "Maximum", "Minimum")
DIVIDES = ("Divide", "TrueDivide")
ACTIVATION_OPERATIONS = {name.replace("_", ""): name for name in ACTIVATIONS}


def as_layer(entry: Mapping[str, Any], call: Mapping[str, Any]) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """The entry, or a layer in its place, and the names of the layers that it reads."""
    operands = _operands(entry, call)
    sources = tuple(each.source for each in operands if isinstance(each, _Tensor))
    if not sources or len(operands) > MAX_INPUTS:
        raise Refused(f"the layer {shown(_name(entry))} is called with {len(operands)} inputs")
    module = entry.get("module")
    if isinstance(module, str) and module.startswith(("keras.src.ops.", "keras.src.activations.")):
        return _converted(entry, operands), sources
    if len(sources) != len(operands):
        raise Refused(f"the layer {shown(_name(entry))} is called with something that is no output of a layer")
    return entry, sources


class _Tensor:
    """An output of a layer, as the argument of a call."""

    def __init__(self, source: str) -> None:
        self.source = source


def _operands(entry: Mapping[str, Any], call: Mapping[str, Any]) -> list[Any]:
    args, kwargs = call.get("args", ()), call.get("kwargs", {})
    if not isinstance(args, list | tuple) or not isinstance(kwargs, Mapping):
        raise Refused(f"how the layer {shown(_name(entry))} is called is not written as Keras does")
    if not args and "inputs" in kwargs:
        args = (kwargs["inputs"],)
    for key in kwargs:
        if key == "training" and type(kwargs[key]) is bool:
            continue  # Keras writes down the layer's own default, and fit() and predict() overrule it
        if key != "inputs" and kwargs[key] is not None:
            raise Refused(f"the layer {shown(_name(entry))} is called with {shown(key)}, which the grader can not repeat: leave it out")
    if len(args) == 1 and isinstance(args[0], list | tuple):
        args = args[0]
    return [_operand(entry, each) for each in args[: MAX_INPUTS + 1]]


def _operand(entry: Mapping[str, Any], value: Any) -> Any:
    match value:
        case {"class_name": "__keras_tensor__", "config": {"keras_history": [str(source), int(node), int(tensor)]}}:
            if node not in (0, 1) or tensor != 0:  # a model inside of a model counts its own making as node 0
                raise Refused(f"the layer {shown(source)} is used more than once: make a new layer for each place")
            return _Tensor(source)
        case np.integer() | np.floating():
            return value.item()
        case int() | float() if not isinstance(value, bool):
            return value
    raise Refused(f"the layer {shown(_name(entry))} is called with {shown(value)}, which is no output of a layer")


def _converted(entry: Mapping[str, Any], operands: list[Any]) -> Mapping[str, Any]:
    kind, config = entry["class_name"], entry["config"]
    if len(operands) == 1:
        made = _of_one(kind, config)
    elif all(isinstance(each, _Tensor) for each in operands):
        made = (kind, {}) if kind in MERGES and len(operands) == 2 else None
    else:
        made = _with_constant(kind, *operands)
    if made is None:
        raise Refused(f"the step {shown(_name(entry))} ({kind}) is an operation that the grader can not read: use a layer of keras.layers for it")
    layer, settings = made
    return {"module": "keras.layers", "class_name": layer, "name": _name(entry), "config": {"name": _name(entry), **settings}}


def _of_one(kind: str, config: Mapping[str, Any]) -> tuple[str, dict[str, Any]] | None:
    settings = {key: value for key, value in config.items() if key != "name"}
    match kind, settings:
        case "ReLU", _:
            return "ReLU", settings
        case "LeakyRelu", {"negative_slope": slope}:
            return "LeakyReLU", {"negative_slope": slope}
        case "Elu", {"alpha": alpha}:
            return "ELU", {"alpha": alpha}
        case "Softmax", {"axis": axis}:
            return "Softmax", {"axis": axis}
        case "Reshape", {"newshape": [-1 | None, *target]}:
            return "Reshape", {"target_shape": target}
        case "Gelu", {"approximate": False}:
            return "Activation", {"activation": "gelu"}
    name = ACTIVATION_OPERATIONS.get(kind.lower())
    return ("Activation", {"activation": name}) if name and not settings else None


def _with_constant(kind: str, left: Any, right: Any = None, *_: Any) -> tuple[str, dict[str, Any]] | None:
    if isinstance(left, _Tensor):
        match kind:
            case "Add":
                return "Rescaling", {"scale": 1.0, "offset": right}
            case "Subtract":
                return "Rescaling", {"scale": 1.0, "offset": -right}
            case "Multiply":
                return "Rescaling", {"scale": right}
            case "Divide" | "TrueDivide" if right != 0:
                return "Rescaling", {"scale": 1 / right}
        return None
    match kind:
        case "Add":
            return "Rescaling", {"scale": 1.0, "offset": left}
        case "Subtract":
            return "Rescaling", {"scale": -1.0, "offset": left}
        case "Multiply":
            return "Rescaling", {"scale": left}
    return None


def _name(entry: Mapping[str, Any]) -> str:
    name: str = entry.get("name", entry["config"].get("name"))
    return name
