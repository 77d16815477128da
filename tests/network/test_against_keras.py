"""What the gate computes from a description alone is what Keras builds: proven on random models."""

from __future__ import annotations

import keras
import numpy as np
import pytest
from network.random_models import Builder, gate, rebuilt

SEEDS = range(120)
pytestmark = pytest.mark.filterwarnings("ignore:(?s).*softmax over axis:UserWarning")  # random networks do that


def trainable(model: keras.Model) -> int:
    return sum(int(np.prod(weight.shape)) for weight in model.trainable_weights)


def flattened(model: keras.Model) -> list[keras.layers.Layer]:
    """The layers of a model and of those inside of it, input layers left out."""
    return [
        each
        for layer in (model.layers if isinstance(model, keras.Sequential) else model.operations)
        for each in (flattened(layer) if isinstance(layer, keras.Model) else [layer])
        if not isinstance(each, keras.layers.InputLayer)
    ]


def agrees(model: keras.Model) -> None:
    """Every number that the gate gives, against Keras'."""
    network = gate(model)
    assert network.params == model.count_params()
    assert network.trainable == trainable(model)
    assert network.output_shape == model.output_shape[1:]
    assert network.weight_shapes == [weight.shape for weight in model.weights]
    ours = [layer for layer in network.layers if layer.kind != "InputLayer"]
    assert [layer.params for layer in ours] == network.counts
    for layer, theirs in zip(ours, flattened(model), strict=True):
        assert layer.name.split("/")[-1] == theirs.name
        assert layer.output_shape == theirs.output.shape[1:], str(layer)
        if isinstance(theirs, keras.layers.Layer):
            assert layer.params == theirs.count_params(), str(layer)


@pytest.mark.parametrize("seed", SEEDS)
def test_sequential_models_have_the_shapes_and_weights_of_keras(seed):
    """Layer by layer: output shape, parameters, those that training changes."""
    agrees(Builder(np.random.default_rng(seed)).sequential(depth=6))


@pytest.mark.parametrize("seed", SEEDS)
def test_functional_models_have_the_shapes_and_weights_of_keras(seed):
    """With branches that meet, models inside of models, and operations on tensors."""
    agrees(Builder(np.random.default_rng(1000 + seed)).functional(depth=6))


@pytest.mark.parametrize("seed", range(30))
def test_a_rebuilt_model_computes_what_the_students_does(seed):
    """Made of nothing but what the gate let through, and with the same weights, it gives the same numbers."""
    builder = Builder(np.random.default_rng(2000 + seed), computable=True)
    model = builder.functional(depth=5) if seed % 2 else builder.sequential(depth=5)
    again = rebuilt(gate(model))
    weights = [builder.rng.normal(size=weight.shape) ** 2 for weight in model.weights]
    model.set_weights(weights)
    again.set_weights(weights)
    images = builder.rng.random((2, *model.input_shape[1:])).astype("float32")
    np.testing.assert_allclose(again(images, training=False), model(images, training=False), rtol=1e-4, atol=1e-5)
    assert trainable(again) == trainable(model)
    assert gate(again).steps == gate(model).steps
