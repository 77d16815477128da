"""Builds a model up to each layer, glues rows of tiles, counts with sums, and keeps the covered pictures in float32."""

import keras
import numpy as np


def layer_outputs(model, x):
    outputs = []
    for layer in model.layers:
        if not isinstance(layer, keras.layers.InputLayer):
            up_to_here = keras.Model(model.inputs[0], layer.output)
            outputs.append(keras.ops.convert_to_numpy(up_to_here(x, training=False)))
    return outputs


def feature_map_grid(activation, columns=8):
    def tile(channel):
        if channel >= activation.shape[-1]:
            return np.zeros(activation.shape[:2])
        picture = activation[..., channel].astype("float64")
        return (picture - picture.min()) / (np.ptp(picture) + 1e-12)

    rows = -(-activation.shape[-1] // columns)
    return np.vstack([np.hstack([tile(row * columns + column) for column in range(columns)]) for row in range(rows)])


def dead_filters(activation):
    alive = np.count_nonzero(activation, axis=(0, 1, 2))
    return [int(channel) for channel in np.where(alive == 0)[0]]


def occlusion_map(predict, x, size=15, stride=15):
    x = x.astype("float32")
    rows, columns = 1 + (x.shape[0] - size) // stride, 1 + (x.shape[1] - size) // stride
    batch = np.tile(x, (rows * columns, 1, 1, 1))
    for number in range(rows * columns):
        top, left = number // columns * stride, number % columns * stride
        batch[number, top : top + size, left : left + size] = np.float32(0.5)
    drops = predict(x[None]) - predict(batch)
    return drops.reshape(rows, columns)
