"""One layer of a network, after it was vetted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from typing import Any

from autograder.network.rule import Shape, Weight


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer; `getattr(keras.layers, kind)(**settings)` makes it, for all but an InputLayer, which stands for the network's input."""

    kind: str  # "Conv2D"
    name: str  # as the student's model calls it; "outer/inner" inside a nested model
    settings: Mapping[str, Any]  # vetted, with every default filled in
    output_shape: Shape  # without the batch
    weights: tuple[Weight, ...]  # in Keras' order
    macs: int  # multiply-adds for one image
    inputs: tuple[int, ...]  # indices of the layers that it reads

    @property
    def params(self) -> int:
        """How many numbers its weights are."""
        return sum(prod(weight.shape) for weight in self.weights)

    @property
    def trainable(self) -> int:
        """How many of them training changes."""
        return sum(prod(weight.shape) for weight in self.weights if weight.trainable)
