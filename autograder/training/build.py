"""Keras objects from a vetted description: each is made by a call of ours, nothing of a stranger's is deserialised."""

from __future__ import annotations

from typing import Any


def build_model(network: dict[str, Any]) -> Any:
    """The Keras model of a network (see description.py), with new weights."""
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
