"""What a network may cost, checked layer by layer before anything is built."""

from __future__ import annotations

from math import prod

from autograder.network.layer import Layer
from autograder.network.refusal import Refused

MAX_PARAMS = 60_000_000  # with Adam 16 bytes each: 1 GB
MAX_NUMBERS = 12_000_000  # that the layers give for one image: a batch of 32 then takes 1.5 GB, and as much again on the way back
MAX_MACS = 2_000_000_000  # multiply-adds for one image; the course's own network has 57 million


class Ledger:
    """Adds up what the layers cost; raises Refused at the one that goes too far."""

    def __init__(self) -> None:
        self.params = self.numbers = self.macs = 0

    def add(self, layer: Layer, before: Layer) -> None:
        """Count a layer, whose input comes from `before`."""
        self.params += layer.params
        self.numbers += prod(layer.output_shape)
        self.macs += layer.macs
        if self.params > MAX_PARAMS:
            raise Refused(self._too_many_weights(layer, before))
        if self.numbers > MAX_NUMBERS:
            raise Refused(
                f"up to {layer.kind} ({layer.name}), which gives {_shape(layer)}, the layers give {self.numbers:,} numbers for one image; "
                f"at most {MAX_NUMBERS:,} fit into the grader's memory: pool earlier, or take fewer filters"
            )
        if self.macs > MAX_MACS:
            raise Refused(
                f"up to {layer.kind} ({layer.name}) the network needs {self.macs:,} multiplications for one image, "
                f"and the grader has time for {MAX_MACS:,}: pool earlier, or take fewer or smaller filters"
            )

    def _too_many_weights(self, layer: Layer, before: Layer) -> str:
        limit = f"at most {MAX_PARAMS:,} weights can be trained here"
        if layer.kind == "Dense" and len(before.output_shape) == 1:
            return (
                f"{before.name} gives {before.output_shape[0]:,} numbers, and Dense({layer.settings['units']}) ({layer.name}) "
                f"makes {layer.params:,} weights of them; {limit}: make the images smaller before it, with pooling"
            )
        return f"{layer.kind} ({layer.name}) has {layer.params:,} weights, {self.params:,} together with the layers before it; {limit}"


def _shape(layer: Layer) -> str:
    return " x ".join(map(str, layer.output_shape))
