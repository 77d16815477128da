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

    def agree(question: str, ours: np.ndarray, theirs: object) -> None:
        nonlocal compared
        theirs = keras.ops.convert_to_numpy(theirs)
        same = ours.shape == theirs.shape and np.allclose(ours, theirs, rtol=1e-4, atol=1e-4)
        assert same, f"{question}\noracle {ours.shape}:\n{ours}\nKeras {theirs.shape}:\n{theirs}"
        compared += 1

    for _ in range(60):
        n, height, width, channels, filters = (int(number) for number in rng.integers([1, 1, 1, 1, 1], [3, 9, 9, 4, 4]))
        kh, kw = int(rng.integers(1, height + 1)), int(rng.integers(1, width + 1))
        x = rng.integers(-9, 10, (n, height, width, channels)).astype("float32") / 4
        w = rng.integers(-9, 10, (kh, kw, channels, filters)).astype("float32") / 2
        b = rng.integers(-9, 10, filters).astype("float32")

        top, bottom, left, right = (int(number) for number in rng.integers(0, 4, 4))
        frame = keras.layers.ZeroPadding2D(((top, bottom), (left, right)), data_format="channels_last")
        agree(f"zero_pad {x.shape} {(top, bottom, left, right)}", oracle.zero_pad(x, (top, bottom, left, right)), frame(x))
        agree(f"zero_pad {x.shape} {top}", oracle.zero_pad(x, top), keras.layers.ZeroPadding2D(top, data_format="channels_last")(x))
        agree(f"relu {x.shape}", oracle.relu(x), keras.ops.relu(x))
        agree(f"flatten {x.shape}", oracle.flatten(x), keras.layers.Flatten(data_format="channels_last")(x))
        single = keras.ops.conv(x[:1, :, :, :1], w[:, :, :1, :1], padding="valid", data_format="channels_last")
        agree(f"conv2d_single {x.shape} {w.shape}", oracle.conv2d_single(x[0, :, :, 0], w[:, :, 0, 0]), single[0, :, :, 0])

        for padding in ("valid", "same"):
            stride = int(rng.integers(1, 4))
            question = f"conv2d_forward {x.shape} {w.shape} stride {stride} {padding}"
            theirs = keras.ops.conv(x, w, strides=stride, padding=padding, data_format="channels_last") + b
            agree(question, oracle.conv2d_forward(x, w, b, stride, padding), theirs)

            size = int(rng.integers(1, min(height, width) + 1)) if padding == "valid" else int(rng.integers(1, 5))
            settings = {"strides": stride, "padding": padding, "data_format": "channels_last"}
            question = f"pool2d {x.shape} size {size} stride {stride} {padding}"
            agree(question, oracle.pool2d(x, size, stride, "max", padding), keras.ops.max_pool(x, size, **settings))
            agree(question, oracle.pool2d(x, size, stride, "avg", padding), keras.ops.average_pool(x, size, **settings))
            # Keras has no sum pooling; a filter of ones on every map by itself adds the same pixels.
            ones = np.ones((size, size, channels, 1), dtype="float32")
            agree(question, oracle.pool2d(x, size, stride, "sum", padding), keras.ops.depthwise_conv(x, ones, **settings))
            default = keras.layers.MaxPooling2D(size, padding=padding, data_format="channels_last")
            agree(f"{question}, default stride", oracle.pool2d(x, size, padding=padding), default(x))
    return compared
