"""Right answers by another road: nothing is multiplied out, the weights and the boxes are laid out and counted."""

from __future__ import annotations

import numpy as np

from autograder.network import Network, read_network, sequential


def conv_params(kh, kw, c_in, filters, bias=True):
    """Numbers in the arrays of a convolution layer."""
    return _size(kh, kw, c_in, filters) + (_size(filters) if bias else 0)


def dense_params(n_in, n_out, bias=True):
    """Numbers in the arrays of a dense layer."""
    return _size(n_in, n_out) + (_size(n_out) if bias else 0)


def count_model_params(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128):
    """One number for each layer."""
    counts = []
    for maps, (_, _, channels) in zip(filters, _blocks(input_shape, filters), strict=False):
        counts += [conv_params(3, 3, channels, maps), 0]
    row = _size(*_blocks(input_shape, filters)[-1])
    return [*counts, 0, dense_params(row, dense), dense_params(dense, 1)]


def network(input_shape=(150, 150, 3), filters=(16, 32, 64), dense=128, *, relu_behind_pooling=False) -> Network:
    """What `build_model` has to build, as the grader reads it."""
    layers = []
    for maps in filters:
        pair = [("Conv2D", {"filters": maps, "kernel_size": 3}), ("ReLU", {}), ("MaxPooling2D", {"pool_size": 2})]
        layers += [pair[0], pair[2], pair[1]] if relu_behind_pooling else pair
    layers += [("Flatten", {}), ("Dense", {"units": dense, "activation": "relu"}), ("Dense", {"units": 1, "activation": "sigmoid"})]
    return read_network(sequential(input_shape, layers))


def _blocks(input_shape, filters):
    """The shape before the first pair of layers, and after each pair."""
    shapes = [input_shape]
    for maps in filters:
        height, width, _ = shapes[-1]
        shapes.append((_boxes(_windows(height)), _boxes(_windows(width)), maps))
    return shapes


def _windows(side):
    return len([start for start in range(side) if start + 3 <= side])


def _boxes(side):
    return len([start for start in range(0, side, 2) if start + 2 <= side])


def _size(*shape):
    return np.broadcast_to(0, shape).size  # an array of this shape that takes no memory
