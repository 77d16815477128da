"""A vetted network as plain data, and Keras objects from it: each is made by a call of ours, nothing of a stranger's is deserialised."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.network import Compiled, Network


def describe(network: Network, compiled: Compiled | None) -> dict[str, Any]:
    """Everything that training depends on, and makes two trainings the same; names of layers, which change nothing, are left out."""
    return {
        "input_shape": list(network.input_shape),
        "layers": [{"kind": layer.kind, "settings": dict(layer.settings), "inputs": list(layer.inputs)} for layer in network.layers],
        "compiled": compiled
        and {
            "optimizer": compiled.optimizer,
            "settings": dict(compiled.settings),
            "loss": compiled.loss_class,
            "loss_settings": dict(compiled.loss_settings),
        },
    }


def build_model(network: dict[str, Any]) -> Any:
    """The Keras model of a network (see describe()), with new weights."""
    import keras

    start = keras.Input(tuple(network["input_shape"]))
    tensors: list[Any] = []
    for layer in network["layers"]:
        if layer["kind"] == "InputLayer":
            tensors.append(start)
            continue
        sources = [tensors[index] for index in layer["inputs"]] or [start]
        made = getattr(keras.layers, layer["kind"])(**layer["settings"])
        tensors.append(made(sources[0] if len(sources) == 1 else sources))
    return keras.Model(start, tensors[-1])


def build_optimizer(compiled: dict[str, Any]) -> Any:
    """The optimizer that the network was compiled with, as new."""
    import keras

    return getattr(keras.optimizers, compiled["optimizer"]).from_config(compiled["settings"])


def build_loss(compiled: dict[str, Any]) -> Any:
    """The loss: (targets, outputs) -> one number."""
    import keras

    return getattr(keras.losses, compiled["loss"])(**compiled["loss_settings"])


def rebuild(network: Network, weights: Sequence[np.ndarray], *, sequential: bool) -> Any:
    """A live Keras model of a vetted network with these weights, which must fit; compiled if the network is."""
    import keras

    description = describe(network, network.compiled)
    model = build_model(description)
    if sequential:
        model = keras.Sequential(model.layers)
    model.set_weights(list(weights))
    if description["compiled"]:
        model.compile(optimizer=build_optimizer(description["compiled"]), loss=build_loss(description["compiled"]), metrics=["accuracy"])
    return model
