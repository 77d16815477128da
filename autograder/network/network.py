"""A network: what is left of a stranger's model when all of it was checked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from autograder.network.compiled import Compiled
from autograder.network.layer import Layer
from autograder.network.rule import Shape
from autograder.network.steps import Step, steps_of


@dataclass(frozen=True)
class Network:
    """A vetted model. Layers stand in an order in which each comes after its inputs; the first is the InputLayer, the last the output."""

    input_shape: Shape  # without the batch
    layers: tuple[Layer, ...]
    compiled: Compiled | None = None  # None: not compiled, or not as the grader can repeat it, which `compile_problem` then says
    compile_problem: str = ""
    seen: bool = False  # this very object was there before

    @property
    def output_shape(self) -> Shape:
        """Without the batch."""
        return self.layers[-1].output_shape

    @property
    def params(self) -> int:
        """All its weights, as Keras' count_params() would say."""
        return sum(layer.params for layer in self.layers)

    @property
    def trainable(self) -> int:
        """The weights that training changes."""
        return sum(layer.trainable for layer in self.layers)

    @property
    def macs(self) -> int:
        """Multiply-adds for one image."""
        return sum(layer.macs for layer in self.layers)

    @property
    def counts(self) -> list[int]:
        """Parameters of each layer, input layers left out."""
        return [layer.params for layer in self.layers if layer.kind != "InputLayer"]

    @property
    def weight_shapes(self) -> list[Shape]:
        """The shapes that get_weights() of this model has, in Keras' order."""
        return [weight.shape for layer in self.layers for weight in layer.weights]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """What it computes, in one spelling."""
        return steps_of(self.layers)

    @property
    def comparable(self) -> dict[str, Any]:
        """What it is as plain data, equal for two networks that do the same and are compiled alike."""
        steps = [[step.kind, dict(step.settings), list(step.output_shape), step.params, list(step.inputs)] for step in self.steps]
        return {
            "input_shape": list(self.input_shape),
            "steps": steps,
            "counts": self.counts,
            "compiled": self.compiled.comparable if self.compiled else self.compile_problem,
            "seen": self.seen,
        }


def table(network: Network) -> list[tuple[str, str, str, int]]:
    """A row for each layer: name, kind, output shape ("148 x 148 x 16"), parameters; input layers left out."""
    return [(each.name, each.kind, " x ".join(map(str, each.output_shape)), each.params) for each in network.layers if each.kind != "InputLayer"]
