"""A vetted network as plain data: what the training process is sent, and what makes two trainings the same."""

from __future__ import annotations

from typing import Any

from autograder.network import Compiled, Network


def describe(network: Network, compiled: Compiled) -> dict[str, Any]:
    """Everything that training depends on; names of layers, which change nothing, are left out."""
    return {
        "input_shape": list(network.input_shape),
        "layers": [{"kind": layer.kind, "settings": dict(layer.settings), "inputs": list(layer.inputs)} for layer in network.layers],
        "compiled": {
            "optimizer": compiled.optimizer,
            "settings": dict(compiled.settings),
            "loss": compiled.loss_class,
            "loss_settings": dict(compiled.loss_settings),
        },
    }
