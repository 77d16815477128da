"""Writes a model for a check, without Keras."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.network.reading import read_network
from autograder.values import Model

FLOAT32 = {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}, "registered_name": None}


def sequential(
    input_shape: Sequence[int],
    layers: Iterable[tuple[str, Mapping[str, Any]]],
    *,
    weights: Sequence[np.ndarray] | None = None,
    optimizer: tuple[str, Mapping[str, Any]] | None = None,
    loss: str | None = None,
    metrics: Sequence[str] = (),
    allow: Sequence[str] = (),
) -> Model:
    """A Sequential model as a value for a student's function: layers by name with Keras' own settings, weights in Keras' order.

    Raises Refused for what the gate would not take from a student, and ValueError for weights that do not fit.
    """
    shape = (None, *map(int, input_shape))
    entries = [_entry("InputLayer", {"batch_shape": shape, "dtype": "float32", "name": "input"})]
    used: Counter[str] = Counter()
    for kind, settings in layers:
        used[kind] += 1
        name = f"given_{kind.lower()}_{used[kind]}"  # no name that Keras would give to a layer of the student's
        entries.append(_entry(kind, {"name": name, **settings}))
    config = {"name": "model", "trainable": True, "dtype": FLOAT32, "layers": entries, "build_input_shape": shape}
    compiled = None if optimizer is None and loss is None else _compiled(optimizer or ("Adam", {}), loss, metrics)
    arrays = None if weights is None else tuple(np.asarray(each, dtype="float32") for each in weights)
    model = Model("Sequential", config, compiled, arrays)
    network = read_network(model, allow)
    if network.compile_problem:
        raise ValueError(network.compile_problem)
    if arrays is not None and [each.shape for each in arrays] != network.weight_shapes:
        raise ValueError(f"weights of the shapes {[each.shape for each in arrays]}, but the model has {network.weight_shapes}")
    return model


def _entry(kind: str, config: Mapping[str, Any]) -> dict[str, Any]:
    return {"module": "keras.layers", "class_name": kind, "config": dict(config), "registered_name": None}


def _compiled(optimizer: tuple[str, Mapping[str, Any]], loss: str | None, metrics: Sequence[str]) -> dict[str, Any]:
    name, settings = optimizer
    return {
        "optimizer": {"module": "keras.optimizers", "class_name": name, "config": dict(settings), "registered_name": None},
        "loss": loss,
        "loss_weights": None,
        "metrics": list(metrics) or None,
        "weighted_metrics": None,
        "steps_per_execution": 1,
        "jit_compile": False,
        "run_eagerly": True,  # the networks of checks are tiny, and compiling them takes longer than using them
    }
