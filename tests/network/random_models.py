"""Random models of real Keras, and the way from one to what the gate reads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keras
import numpy as np
from keras import layers

from autograder.network import Network, read_network
from autograder.network.catalogue import FURTHER
from autograder.values import Model

ACTIVATIONS = ("relu", "sigmoid", "tanh", "softmax", "leaky_relu", "elu", "gelu", "swish", "relu6", "linear", None)
MERGES = (layers.Add, layers.Multiply, layers.Average, layers.Maximum, layers.Minimum, layers.Concatenate, layers.Subtract)


def described(model: keras.Model) -> Model:
    """A Keras model as it crosses to the grader."""
    return Model(type(model).__name__, model.get_config(), model.get_compile_config() if model.compiled else None)


def gate(model: keras.Model) -> Network:
    """What the gate makes of it."""
    return read_network(described(model), allow=frozenset(FURTHER))


def rebuilt(network: Network) -> keras.Model:
    """A Keras model from what the gate let through, and from nothing else."""
    tensors: list[Any] = []
    for layer in network.layers:
        if layer.kind == "InputLayer":
            tensors.append(keras.Input(layer.settings["shape"]))
            continue
        sources = [tensors[index] for index in layer.inputs]
        tensors.append(getattr(layers, layer.kind)(**layer.settings)(sources[0] if len(sources) == 1 else sources))
    return keras.Model(tensors[0], tensors[-1])


class Builder:
    """Draws layers with random settings."""

    def __init__(self, rng: np.random.Generator, *, computable: bool = False) -> None:
        """`computable`: only what TensorFlow can compute without a graphics card, which has no transposed convolution with gaps."""
        self.rng = rng
        self.computable = computable

    def one(self, *choices: Any) -> Any:
        return choices[self.rng.integers(len(choices))]

    def whole(self, low: int, high: int) -> int:
        return int(self.rng.integers(low, high + 1))

    def pair(self, low: int, high: int) -> Any:
        return self.one(self.whole(low, high), (self.whole(low, high), self.whole(low, high)), [self.whole(low, high)] * 2)

    def flag(self) -> bool:
        return bool(self.rng.integers(2))

    def activation(self) -> Any:
        return self.one(*ACTIVATIONS, layers.LeakyReLU(0.1), keras.activations.relu)

    def common(self) -> dict[str, Any]:
        return {"activation": self.activation(), "use_bias": self.flag(), "trainable": self.one(True, True, True, False)}

    def sliding(self) -> dict[str, Any]:
        step = self.one({"strides": self.whole(1, 3)}, {"dilation_rate": self.pair(1, 2)})
        return {"kernel_size": self.pair(1, 3), "padding": self.one("valid", "same"), **step}

    def pooling(self) -> dict[str, Any]:
        return {"pool_size": self.pair(1, 3), "strides": self.one(None, self.pair(1, 3)), "padding": self.one("valid", "same")}

    def kernel(self) -> dict[str, Any]:
        return {
            "kernel_initializer": self.one("he_normal", "glorot_uniform", keras.initializers.RandomNormal(stddev=0.02, seed=3), "lecun_uniform"),
            "kernel_regularizer": self.one(None, "l2", keras.regularizers.L1L2(0.1, 0.2)),
            "kernel_constraint": self.one(None, keras.constraints.MaxNorm(3)),
        }

    def on_images(self) -> layers.Layer:
        """A layer that takes (H, W, C)."""
        b = self
        choices: list[Callable[[], layers.Layer]] = [
            lambda: layers.Conv2D(b.whole(1, 6), **b.sliding(), **b.common(), **b.kernel(), groups=b.one(1, 1, 2)),
            lambda: layers.Conv2D(b.whole(1, 6), b.pair(1, 3), activation=b.activation()),
            lambda: layers.SeparableConv2D(b.whole(1, 6), **b.sliding(), **b.common(), depth_multiplier=b.whole(1, 2)),
            lambda: layers.DepthwiseConv2D(**b.sliding(), **b.common(), depth_multiplier=b.whole(1, 2)),
            lambda: layers.Conv2DTranspose(b.whole(1, 5), **{**b.sliding(), **({"dilation_rate": 1} if b.computable else {})}, **b.common()),
            lambda: layers.MaxPooling2D(**b.pooling()),
            lambda: layers.AveragePooling2D(**b.pooling()),
            lambda: layers.GlobalMaxPooling2D(keepdims=b.flag()),
            lambda: layers.GlobalAveragePooling2D(keepdims=b.flag()),
            lambda: layers.ZeroPadding2D(b.one(b.whole(0, 2), (1, 2), ((0, 1), (2, 0)))),
            lambda: layers.Cropping2D(b.one(b.whole(0, 2), (1, 0), ((0, 1), (1, 0)))),
            lambda: layers.UpSampling2D(b.pair(1, 2), interpolation=b.one("nearest", "bilinear")),
            lambda: layers.Resizing(b.whole(2, 9), b.whole(2, 9)),
            lambda: layers.SpatialDropout2D(0.2),
            lambda: layers.RandomFlip(b.one("horizontal", "vertical")),
            lambda: layers.RandomRotation(b.one(0.1, (-0.2, 0.1)), fill_mode=b.one("reflect", "nearest")),
            lambda: layers.RandomZoom(b.one(0.1, (-0.1, 0.3)), b.one(None, 0.2)),
            lambda: layers.RandomTranslation(0.1, (-0.1, 0.2)),
            lambda: layers.RandomContrast(b.one(0.3, (0.1, 0.4))),
            lambda: layers.RandomBrightness(0.1, value_range=b.one((0, 1), [0, 255])),
            lambda: layers.GroupNormalization(b.one(1, -1)),
            layers.Flatten,
        ]
        return self.one(*choices)()

    def anywhere(self) -> layers.Layer:
        """A layer that takes any shape."""
        b = self
        choices: list[Callable[[], layers.Layer]] = [
            lambda: layers.Dense(b.whole(1, 6), **b.common(), **b.kernel()),
            lambda: layers.BatchNormalization(axis=b.one(-1, 1), center=b.flag(), scale=b.flag(), trainable=b.flag()),
            lambda: layers.LayerNormalization(axis=b.one(-1, 1, [-1]), center=b.flag(), scale=b.flag()),
            lambda: layers.Activation(b.activation()),
            lambda: layers.ReLU(b.one(None, 6.0, 2), b.one(0, 0.1), b.one(0, 0.5)),
            lambda: layers.LeakyReLU(b.one(0.1, 0.3)),
            lambda: layers.ELU(b.one(1.0, 0.5)),
            lambda: layers.PReLU(shared_axes=b.one(None, [1])),
            layers.Softmax,
            lambda: layers.Dropout(b.one(0, 0.5)),
            lambda: layers.GaussianNoise(0.1),
            lambda: layers.GaussianDropout(0.1),
            lambda: layers.Rescaling(b.one(1 / 255, 2), b.one(0, -1)),
            lambda: layers.Reshape((-1,)),
            lambda: layers.Reshape((-1, 1)),
            layers.Identity,
        ]
        return self.one(*choices)()

    def step(self, tensor: Any) -> Any:
        """The tensor after one more layer that fits."""
        while True:
            try:
                layer = self.on_images() if len(tensor.shape) == 4 and self.rng.random() < 0.7 else self.anywhere()
                after = layer(tensor)
            except (ValueError, TypeError):
                continue
            if all(side and side <= 40 for side in after.shape[1:3]) and after.shape[-1] <= 3000:
                return after

    def sequential(self, depth: int) -> keras.Sequential:
        shape = self.shape()
        tensor, found = keras.Input(shape), []
        while len(found) < depth:
            tensor = self.step(tensor)
            found.append(tensor._keras_history.operation)
        return keras.Sequential([keras.Input(shape), *found])

    def functional(self, depth: int) -> keras.Model:
        """A graph whose branches part and meet."""
        tensors = [start := keras.Input(self.shape())]
        for _ in range(depth):
            sources = [tensors[self.whole(max(0, len(tensors) - 3), len(tensors) - 1)] for _ in range(2)]
            if len(sources[0].shape) != len(sources[1].shape):
                continue
            try:
                made = self.one(self.merged, lambda *pair: self.step(pair[0]), self.nested, self.operated)(*sources)
            except ValueError:
                continue
            tensors.append(made)
        return keras.Model(start, tensors[-1] if len(tensors) > 1 else self.step(start))

    def merged(self, one: Any, other: Any) -> Any:
        return self.one(*MERGES)()([one, other])

    def nested(self, one: Any, _: Any) -> Any:
        inner = keras.Sequential([keras.Input(one.shape[1:]), self.step(keras.Input(one.shape[1:]))._keras_history.operation])
        inner.trainable = self.flag()
        if self.flag():
            return inner(one)
        start = keras.Input(one.shape[1:])
        return keras.Model(start, inner(start))(one)

    def operated(self, one: Any, other: Any) -> Any:
        operations: list[Callable[[], Any]] = [
            lambda: one / 255.0,
            lambda: one * 2,
            lambda: 1 - one,
            lambda: one - 0.5,
            lambda: one + other,
            lambda: one * other,
            lambda: keras.ops.relu(one),
            lambda: keras.activations.sigmoid(one),
            lambda: keras.activations.relu(one),
            lambda: keras.ops.softmax(one),
        ]
        return self.one(*operations)()

    def shape(self) -> tuple[int, ...]:
        return (self.whole(4, 16), self.whole(4, 16), self.whole(1, 4))
