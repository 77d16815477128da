"""Walks what get_config() says, Sequential or Functional, nested or not, into one list of layers in which each knows its inputs.

Shapes and counts that are written in there are claims; nothing here believes or even reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from autograder.network.operation import as_layer
from autograder.network.refusal import MAX_SHOWN, Refused, shown

MAX_LAYERS = 200
MAX_NESTED = 4
MAX_INPUTS = 16  # of one layer
MAX_NAME = 100
MODELS = {"Sequential": ("keras", "keras.models", "keras.src.models.sequential"), "Functional": ("keras", "keras.models", "keras.src.models.functional")}


@dataclass(frozen=True, slots=True)
class Node:
    """A layer as it is written down, not vetted yet, but for its name and its inputs."""

    kind: str
    name: str
    config: Mapping[str, Any]
    inputs: tuple[int, ...]  # indices of nodes before it; none: the network's input
    frozen: bool

    def __str__(self) -> str:
        return f"{self.kind} ({self.name})"


@dataclass(slots=True)
class Graph:
    """The nodes met so far, in an order in which each stands after its inputs."""

    nodes: list[Node] = field(default_factory=list)

    def model(self, kind: str, config: Any, *, source: int | None, inside: tuple[str, ...] = (), frozen: bool = False) -> int:
        """Add a model that reads node `source` (None: it is the network itself); returns the index of the node that is its output."""
        if not isinstance(config, Mapping) or not isinstance(config.get("layers"), list | tuple):
            raise Refused("its description has no list of layers")
        if len(inside) > MAX_NESTED:
            raise Refused(f"models lie inside of models more than {MAX_NESTED} deep: put the layers into one")
        entries = [_entry(entry) for entry in config["layers"][: MAX_LAYERS + 1]]
        if len(entries) + len(self.nodes) > MAX_LAYERS:
            raise Refused(f"it has more than {MAX_LAYERS} layers, which is more than the grader trains")
        names = [_name(entry) for entry in entries]
        for name in names:
            if names.count(name) > 1:
                raise Refused(f"two layers have the same name, {shown(name)}: give each its own")
        frozen = frozen or config.get("trainable", True) is False
        walk = self._sequential if kind == "Sequential" else self._functional
        return walk(config, entries, source, inside, frozen)

    def _sequential(self, _: Mapping[str, Any], entries: list[Mapping[str, Any]], source: int | None, inside: tuple[str, ...], frozen: bool) -> int:
        for entry in entries:
            source = self._layer(entry, None if source is None else (source,), inside, frozen)
        if source is None:
            raise Refused("it has no layers")
        return source

    def _functional(self, config: Mapping[str, Any], entries: list[Mapping[str, Any]], source: int | None, inside: tuple[str, ...], frozen: bool) -> int:
        start = _end(config.get("input_layers"), "inputs", "one image")
        end = _end(config.get("output_layers"), "outputs", "one answer")
        places: dict[str, int] = {}
        unread = {_name(entry) for entry in entries} - {end}
        for entry in entries:
            name = _name(entry)
            if entry["class_name"] == "InputLayer":
                if name != start:
                    raise Refused(f"it has more than one input, {shown(start)} and {shown(name)}: it must take one image")
                places[name] = self._layer(entry, None if source is None else (source,), inside, frozen)
                continue
            converted, sources = as_layer(entry, _one_call(entry))
            for each in sources:
                if each not in places:
                    raise Refused(f"the layer {shown(name)} reads {shown(each)}, which is no layer before it")
            unread -= set(sources)
            places[name] = self._layer(converted, tuple(places[each] for each in sources), inside, frozen)
        if start not in places or end not in places:
            raise Refused("its input or its output is none of its layers")
        if unread:
            raise Refused(f"nothing reads the layer {shown(min(unread))}: it leads nowhere")
        return places[end]

    def _layer(self, entry: Mapping[str, Any], inputs: tuple[int, ...] | None, inside: tuple[str, ...], frozen: bool) -> int:
        kind, name, config = entry["class_name"], _name(entry), entry["config"]
        frozen = frozen or config.get("trainable", True) is False
        if kind in MODELS and entry.get("module") in MODELS[kind]:
            if inputs is not None and len(inputs) != 1:
                raise Refused(f"the model {shown(name)} inside of it takes several inputs: it must take one image")
            return self.model(kind, config, source=None if inputs is None else inputs[0], inside=(*inside, name), frozen=frozen)
        if entry.get("module") != "keras.layers":
            raise Refused(_foreign(entry))
        node = Node(kind, "/".join((*inside, name)), config, inputs or (), frozen)
        if inputs is None and kind != "InputLayer":
            raise Refused("it does not know the size of its images: begin with keras.Input((150, 150, 3)) or whatever their size is")
        if len(self.nodes) >= MAX_LAYERS:
            raise Refused(f"it has more than {MAX_LAYERS} layers, which is more than the grader trains")
        self.nodes.append(node)
        return len(self.nodes) - 1


def _entry(entry: Any) -> Mapping[str, Any]:
    match entry:
        case {"class_name": str(kind), "config": dict()} if kind.isidentifier() and len(kind) <= MAX_SHOWN:
            return entry  # type: ignore[no-any-return]  # the pattern says so
    raise Refused("one of its layers is no layer of Keras")


def _name(entry: Mapping[str, Any]) -> str:
    name = entry.get("name", entry["config"].get("name"))
    if not isinstance(name, str) or not 1 <= len(name) <= MAX_NAME or not name.isprintable():
        raise Refused(f"a {entry['class_name']} layer has the name {shown(name)}: a name is some letters")
    return name


def _foreign(entry: Mapping[str, Any]) -> str:
    kind, module = entry["class_name"], entry.get("module")
    if isinstance(module, str) and module.startswith("keras.src.") and not module.startswith("keras.src.layers"):
        return f"the step {shown(_name(entry))} ({kind}) is an operation that the grader can not read: use a layer of keras.layers for it"
    return f"the layer {shown(_name(entry))} is of a class of your own, {kind}, which the grader does not run: build it from layers of keras.layers"


def _end(ends: Any, what: str, wanted: str) -> str:
    """The name of the layer at an end of a graph, which must have only one."""
    while not (isinstance(ends, list | tuple) and len(ends) == 3 and isinstance(ends[0], str)):
        values = list(ends.values()) if isinstance(ends, Mapping) else ends
        if not isinstance(values, list | tuple) or len(values) != 1:
            raise Refused(f"it has several {what}, or none: it must have {wanted}")
        (ends,) = values
    return ends[0]


def _one_call(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    match entry.get("inbound_nodes"):
        case [dict() as call]:
            return call
        case [_, _, *_]:
            raise Refused(f"the layer {shown(_name(entry))} is used more than once: make a new layer for each place")
    raise Refused(f"the layer {shown(_name(entry))} is used nowhere")
