"""The gate: a stranger's model in, a vetted network or a sentence out. Nothing is built, and TensorFlow is not there."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from autograder.network.builtin import vetted
from autograder.network.catalogue import rule_of
from autograder.network.compiled import Compiled, read_compiled
from autograder.network.cost import Ledger
from autograder.network.graph import Graph, Node
from autograder.network.layer import Layer
from autograder.network.network import Network
from autograder.network.refusal import MAX_SHOWN, Refused, shown
from autograder.network.rule import MAX_RANK, MAX_SIDE, Made, Shape, Weight
from autograder.network.setting import Unfit
from autograder.values import Model

MAX_INPUT = 4096 * 4096
INPUT_SETTINGS = frozenset(("batch_shape", "dtype", "name", "sparse", "ragged", "optional", "trainable"))


def read_network(model: Model, allow: Collection[str] = ()) -> Network:
    """The network that a model describes; `allow` are names of further layers that an instructor has switched on.

    Raises Refused, with a sentence for the student, for a model that the grader can not or will not train.
    """
    if model.kind not in ("Sequential", "Functional"):
        raise Refused(
            f"{_plain(model.kind)} is a class of your own, of which nobody can tell from outside what it does: "
            "return a keras.Sequential(...) or a keras.Model(inputs, outputs)"
        )
    layers = _read_layers(model, allow)
    compiled, problem = _read_compiled(model.compiled)
    return Network(layers[0].output_shape, layers, compiled, problem, model.seen is True)


def _plain(kind: Any) -> str:
    return kind[:MAX_SHOWN] if isinstance(kind, str) and kind.isidentifier() else "the model's class"


def _read_compiled(config: Any) -> tuple[Compiled | None, str]:
    if config is None:
        return None, ""
    try:
        return read_compiled(config), ""
    except Unfit as problem:
        return None, str(problem)


def _read_layers(model: Model, allow: Collection[str]) -> tuple[Layer, ...]:
    graph = Graph()
    graph.model(model.kind, model.config, source=None)
    layers: list[Layer] = []
    places: list[int] = []  # for each node, the layer that gives its output
    ledger = Ledger()
    for node in graph.nodes:
        inputs = tuple(places[index] for index in node.inputs)
        if node.kind == "InputLayer" and inputs:
            _agree(_input_shape(node), layers[inputs[0]], node)
            places.append(inputs[0])
            continue
        layer = _first(node) if node.kind == "InputLayer" else _vetted(node, inputs, layers, allow)
        ledger.add(layer, layers[inputs[0]] if inputs else layer)
        layers.append(layer)
        places.append(len(layers) - 1)
    if len(layers) == 1:
        raise Refused("it has no layers but its input")
    return tuple(layers)


def _first(node: Node) -> Layer:
    shape = _input_shape(node)
    return Layer("InputLayer", node.name, {"shape": shape}, shape, (), 0, ())


def _vetted(node: Node, inputs: tuple[int, ...], layers: list[Layer], allow: Collection[str]) -> Layer:
    rule = rule_of(node.kind, str(node), allow)
    shapes = tuple(layers[index].output_shape for index in inputs)
    if rule.merges == (len(shapes) == 1):
        raise Refused(f"{node} takes {'several inputs' if rule.merges else 'one input'}, not {len(shapes)}")
    try:
        _check_dtype(node.config.get("dtype"))
        settings = vetted(node.config, rule.settings)
        made = rule.make(settings, shapes)
    except Unfit as problem:
        raise Refused(f"{node} {problem}") from None
    if len(made.output_shape) > MAX_RANK or any(type(side) is not int or side < 1 for side in made.output_shape):
        raise Refused(f"{node} gives the shape {made.output_shape}, which is empty or has too many dimensions")
    return _layer(node, settings, made, inputs)


def _layer(node: Node, settings: dict[str, Any], made: Made, inputs: tuple[int, ...]) -> Layer:
    if settings.get("strides", ()) is None:
        settings["strides"] = settings["pool_size"]
    weights = made.weights
    if node.frozen and weights:
        settings["trainable"] = False
        weights = tuple(Weight(weight.shape, trainable=False) for weight in weights)
    return Layer(node.kind, node.name, settings, made.output_shape, weights, made.macs, inputs)


def _check_dtype(dtype: Any) -> None:
    name = dtype
    match dtype:
        case {"module": "keras", "class_name": "DTypePolicy", "config": {"name": str(name)}}:
            pass
    if name is not None and (type(name) is not str or name != "float32"):
        raise Unfit(f"computes in {shown(name)}; the grader trains in float32 only: leave out dtype, and mixed precision")


def _input_shape(node: Node) -> Shape:
    config = node.config
    for key in config:
        if key not in INPUT_SETTINGS and config[key] is not None:
            raise Refused(f"{node} has the setting {shown(key)}, which the grader does not know: leave it out")
    if config.get("sparse") or config.get("ragged") or config.get("optional"):
        raise Refused(f"{node} is sparse, ragged or optional: images are none of these")
    try:
        _check_dtype(config.get("dtype"))
    except Unfit as problem:
        raise Refused(f"{node} {problem}") from None
    shape = config.get("batch_shape")
    if not isinstance(shape, list | tuple) or not 2 <= len(shape) <= MAX_RANK + 1:
        raise Refused(f"{node} has no shape that the grader can use, {shown(shape)}: write keras.Input((150, 150, 3)) or whatever the size of your images is")
    batch, *sides = shape
    if batch is not None:
        raise Refused(f"{node} takes batches of {shown(batch)} images only: leave the batch size out of keras.Input")
    if any(type(side) is not int or not 1 <= side <= MAX_SIDE * (MAX_SIDE if len(sides) == 1 else 1) for side in sides):
        raise Refused(f"{node} has the shape {shown(sides)}: the grader needs images of one size, such as (150, 150, 3)")
    return tuple(sides)


def _agree(claimed: Shape, real: Layer, node: Node) -> None:
    if claimed != real.output_shape:
        raise Refused(f"{node} expects the shape {claimed}, but gets {real.output_shape}")
