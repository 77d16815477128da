"""Proves the oracle: what it counts is what Keras computes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from autograder.check import load_module

ROUNDS = 40  # random cases a function; Keras needs some milliseconds for each


def prove(rng: np.random.Generator) -> int:
    """Compare the oracle with Keras on random inputs; returns the number of comparisons.

    Raises AssertionError with both values where they differ.
    """
    import keras

    oracle = load_module(Path(__file__).with_name("oracle.py"))
    compared = 0

    def agree(case: str, ours: Any, theirs: Any) -> None:
        nonlocal compared
        compared += 1
        assert ours == theirs, f"{case}: the oracle says {ours}, Keras says {theirs}"

    def convolve(x: Any, taps: Any, **how: Any) -> Any:
        """Convolve one side, a vector; gives a vector."""
        return np.asarray(keras.ops.conv(x[None, :, None].astype("float32"), taps[:, None, None].astype("float32"), **how))[0, :, 0]

    for _ in range(ROUNDS):
        k, stride, dilation = (int(each) for each in rng.integers(1, 5, 3))
        window = (k - 1) * dilation + 1
        n = window + int(rng.integers(0, 9))
        before, after = (int(each) for each in rng.integers(0, 4, 2))
        pixels, taps = rng.integers(1, 9, n), rng.integers(1, 9, k)

        # Shapes: Keras works them out for every combination, also for those that no backend can compute.
        for padding, zeros in (("valid", 0), ("same", 0), (before, 2 * before), ((before, after), before + after), ("full", 2 * (window - 1))):
            word = "same" if padding == "same" else "valid"
            side, kernel = keras.KerasTensor((1, n + zeros, 1)), keras.KerasTensor((k, 1, 1))
            shape = keras.ops.conv(side, kernel, strides=stride, padding=word, dilation_rate=dilation).shape
            agree(f"conv_output_size({n}, {k}, {stride}, {padding!r}, {dilation})", oracle.conv_output_size(n, k, stride, padding, dilation), shape[1])

        # "full" is what NumPy means by it.
        full = len(np.convolve(pixels, taps, mode="full")[::stride])
        agree(f"conv_output_size({n}, {k}, {stride}, 'full')", oracle.conv_output_size(n, k, stride, "full"), full)

        # Zeros of "same": padding by hand and then "valid" must give the same values. (TensorFlow does not mix stride and dilation.)
        for how in ({"strides": stride}, {"dilation_rate": dilation}):
            zeros = oracle.same_padding(n, k, how.get("strides", 1), how.get("dilation_rate", 1))
            by_hand = convolve(np.pad(pixels, zeros), taps, padding="valid", **how)
            agree(f"same_padding({n}, {k}, {how})", by_hand.tolist(), convolve(pixels, taps, padding="same", **how).tolist())

        # Shapes of whole layers.
        kernels = tuple(int(each) for each in rng.integers(1, 4, 2))
        strides = tuple(int(each) for each in rng.integers(1, 4, 2))
        hw = tuple(kernel + int(rng.integers(0, 7)) for kernel in kernels)
        for padding in ("valid", "same"):
            layer = keras.layers.Conv2D(6, kernels, strides=strides, padding=padding)
            ours, theirs = oracle.conv_output_shape(hw, kernels, 6, strides, padding), layer.compute_output_shape((1, *hw, 3))[1:]
            agree(f"conv_output_shape({hw}, {kernels}, 6, {strides}, {padding!r})", ours, theirs)
            for pool in (keras.ops.max_pool, keras.ops.average_pool):
                pooled = pool(rng.random((1, n, 1)).astype("float32"), k, strides=stride, padding=padding)
                agree(f"pool_output_size({n}, {k}, {stride}, {padding!r})", oracle.pool_output_size(n, k, stride, padding), pooled.shape[1])
        agree(f"pool_output_size({n}, {k})", oracle.pool_output_size(n, k), keras.layers.MaxPooling1D(k).compute_output_shape((1, n, 1))[1])

        # Receptive field: light one pixel at a time and see which ones the first output feels.
        layers = [(stride + int(rng.integers(0, 3)), stride) for stride in (int(each) for each in rng.integers(1, 4, rng.integers(0, 5)))]
        sight = oracle.receptive_field(layers)
        maps = np.eye(sight + 5, dtype="float32")[:, :, None]
        for kernel, stride in layers:
            zeros = np.zeros((len(maps), max(0, kernel - maps.shape[1]), 1), "float32")  # room for a last window
            maps = np.asarray(keras.ops.conv(np.concatenate([maps, zeros], 1), np.ones((kernel, 1, 1), "float32"), strides=stride))
        felt = np.flatnonzero(maps[:, 0, 0])
        agree(f"receptive_field({layers})", sight, int(felt[-1] - felt[0] + 1))
    return compared


if __name__ == "__main__":
    print(prove(np.random.default_rng()), "comparisons with Keras, no difference")
