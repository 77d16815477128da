"""Predicts with a model of many outputs, moves axes instead of filling tiles, and asks for all squares in one batch."""

import keras
import numpy as np


def layer_outputs(model, x):
    symbols = [layer.output for layer in model.layers if layer.__class__.__name__ != "InputLayer"]
    return keras.Model(inputs=model.inputs, outputs=symbols).predict(x, verbose=0)


def feature_map_grid(activation, columns=8):
    height, width, channels = activation.shape
    low, high = activation.min(axis=(0, 1)), activation.max(axis=(0, 1))
    spread = np.where(high > low, high - low, 1)
    scaled = (activation - low) / spread
    rows = int(np.ceil(channels / columns))
    tiles = np.pad(scaled, ((0, 0), (0, 0), (0, rows * columns - channels)))
    return tiles.reshape(height, width, rows, columns).transpose(2, 0, 3, 1).reshape(rows * height, columns * width)


def dead_filters(activation):
    return np.flatnonzero(activation.max(axis=(0, 1, 2)) == 0).tolist()


def occlusion_map(predict, x, size=15, stride=15):
    tops = np.arange(0, x.shape[0] - size + 1, stride)
    lefts = np.arange(0, x.shape[1] - size + 1, stride)
    rows, columns = np.arange(x.shape[0]), np.arange(x.shape[1])
    in_rows = (rows >= tops[:, None]) & (rows < tops[:, None] + size)
    in_columns = (columns >= lefts[:, None]) & (columns < lefts[:, None] + size)
    covers = in_rows[:, None, :, None] & in_columns[None, :, None, :]
    batch = np.where(covers[..., None], 0.5, x).reshape(-1, *x.shape)
    probabilities = np.asarray(predict(np.concatenate([x[None], batch]))).reshape(-1)
    return (probabilities[0] - probabilities[1:]).reshape(len(tops), len(lefts))
