"""Compare the oracle with Keras: run it when either changes."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from autograder.check import load_module
from autograder.values import Predict


def prove(rng: np.random.Generator) -> int:
    """Ask the oracle and Keras the same random questions.

    Returns the number of comparisons; raises AssertionError with both answers at the first difference.
    """
    import keras

    oracle = load_module(Path(__file__).with_name("oracle.py"))
    compared = 0

    def agree(question: str, ours: np.ndarray, theirs: object) -> None:
        nonlocal compared
        theirs = keras.ops.convert_to_numpy(theirs)
        same = ours.shape == theirs.shape and np.allclose(ours, theirs, rtol=1e-4, atol=1e-5)
        assert same, f"{question}\noracle {ours.shape}:\n{ours}\nKeras {theirs.shape}:\n{theirs}"
        compared += 1

    for _ in range(20):
        n, height, width, channels = (int(number) for number in rng.integers([1, 4, 4, 1], [4, 8, 9, 4]))
        layers = _layers(rng)
        model = keras.Sequential([keras.Input((height, width, channels)), *(getattr(keras.layers, kind)(**settings) for kind, settings in layers)])
        model.set_weights([np.abs(_random(rng, each.shape)) if "variance" in path else _random(rng, each.shape) for path, each in _weights(model)])
        x = _random(rng, (n, height, width, channels))
        ours, theirs = oracle.layer_outputs(layers, model.get_weights(), x), x
        for (kind, settings), layer, output in zip(layers, model.layers, ours, strict=True):
            theirs = layer(theirs)
            agree(f"{kind} {settings} in {[name for name, _ in layers]}", output, theirs)

        # A dense layer on the flattened image is the same line and the same sigmoid as Predict.
        shape = (height + 3, width + 2, channels)
        weights, bias, x = _random(rng, shape) / 4, float(rng.normal()), rng.random(shape).astype("float32")
        linear = keras.Sequential([keras.Input(shape), keras.layers.Flatten(), keras.layers.Dense(1, activation="sigmoid")])
        linear.set_weights([weights.reshape(-1, 1), np.array([bias])])
        size, stride = (int(number) for number in rng.integers(1, 5, 2))
        expected = oracle.occlusion_map(Predict(weights, bias), x, size, stride)
        for i, j in np.ndindex(expected.shape):
            covered = x.copy()
            covered[i * stride : i * stride + size, j * stride : j * stride + size] = 0.5
            before, after = linear(np.stack([x, covered]))
            agree(f"occlusion of {shape}, size {size}, stride {stride}, at {(i, j)}", np.array(expected[i, j]), (before - after)[0])
    return compared


def _layers(rng: np.random.Generator) -> list[tuple[str, dict[str, object]]]:
    """A random small network that fits an image of 4x4."""
    activation = str(rng.choice(["linear", "relu", "sigmoid"]))
    layers: list[tuple[str, dict[str, object]]] = [("Conv2D", {"filters": int(rng.integers(1, 4)), "kernel_size": 2, "activation": activation})]
    layers += [(kind, {}) for kind in ("BatchNormalization", "ReLU") if rng.random() < 0.5]
    layers += [("Conv2D", {"filters": 2, "kernel_size": (1, 2)})] if rng.random() < 0.5 else []
    layers += [("MaxPooling2D", {"pool_size": int(rng.integers(1, 3))}), ("Dropout", {"rate": 0.5}), ("Flatten", {})]
    return [*layers, ("Dense", {"units": int(rng.integers(1, 4)), "activation": "relu"}), ("Dense", {"units": 1, "activation": "sigmoid"})]


def _weights(model: object) -> list[tuple[str, np.ndarray]]:
    return [(each.path, np.asarray(each)) for each in model.weights]


def _random(rng: np.random.Generator, shape: tuple[int, ...]) -> np.ndarray:
    return rng.integers(-8, 9, shape).astype("float32") / 4
