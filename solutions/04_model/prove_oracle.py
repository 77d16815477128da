"""Compare the oracle with Keras: run it when either changes."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from autograder.check import load_module


def prove(rng: np.random.Generator) -> int:
    """Ask the oracle and Keras the same random questions.

    Returns the number of comparisons; raises AssertionError with both answers at the first difference.
    """
    import keras

    oracle = load_module(Path(__file__).with_name("oracle.py"))
    compared = 0

    def agree(question: str, ours: object, theirs: object) -> None:
        nonlocal compared
        assert ours == theirs, f"{question}\noracle {ours}\nKeras {theirs}"
        compared += 1

    def built(layer: keras.Layer, *shape: int) -> int:
        layer.build((None, *shape))
        return layer.count_params()

    for bias in [True, False] * 15:
        kh, kw, channels, filters = (int(number) for number in rng.integers(1, 7, 4))
        layer = keras.layers.Conv2D(filters, (kh, kw), use_bias=bias)
        agree(f"conv_params {(kh, kw, channels, filters, bias)}", oracle.conv_params(kh, kw, channels, filters, bias), built(layer, 9, 9, channels))
        n_in, n_out = (int(number) for number in rng.integers(1, 60, 2))
        agree(f"dense_params {(n_in, n_out, bias)}", oracle.dense_params(n_in, n_out, bias), built(keras.layers.Dense(n_out, use_bias=bias), n_in))

    for _ in range(15):
        filters = tuple(int(number) for number in rng.integers(1, 6, rng.integers(1, 4)))
        input_shape = (*(int(number) for number in rng.integers(22, 41, 2)), int(rng.integers(1, 5)))
        dense = int(rng.integers(1, 9))
        layers = [keras.Input(shape=input_shape)]
        for maps in filters:
            layers += [keras.layers.Conv2D(maps, 3, activation="relu"), keras.layers.MaxPooling2D(2)]
        layers += [keras.layers.Flatten(), keras.layers.Dense(dense, activation="relu"), keras.layers.Dense(1, activation="sigmoid")]
        model = keras.Sequential(layers)

        question = f"{input_shape} {filters} {dense}"
        agree(f"count_model_params {question}", oracle.count_model_params(input_shape, filters, dense), [layer.count_params() for layer in model.layers])
        network = oracle.network(input_shape, filters, dense)
        shapes = [tuple(layer.output.shape[1:]) for layer in model.layers]
        # An activation is a step of its own in the oracle's network and a part of its layer in Keras; it keeps the shape.
        steps = [step for step in network.steps if step.kind not in ("relu", "sigmoid")]
        agree(f"shapes of network {question}", [tuple(step.output_shape) for step in steps], shapes)
        agree(f"kinds of network {question}", [step.kind for step in steps], [type(layer).__name__ for layer in model.layers])
        agree(f"parameters of network {question}", [step.params for step in steps], [layer.count_params() for layer in model.layers])
    return compared
