"""Carries the batch from layer to layer, fills pictures pixel by pixel, asks for one square at a time."""

import keras
import numpy as np


def layer_outputs(model, x):
    outputs = []
    for layer in model.layers:
        if isinstance(layer, keras.layers.InputLayer):
            continue
        x = layer(x)
        outputs.append(x.numpy())
    return outputs


def feature_map_grid(activation, columns=8):
    height, width, channels = activation.shape
    rows = channels // columns
    if channels % columns != 0:
        rows += 1
    picture = []
    for i in range(rows * height):
        line = []
        for j in range(columns * width):
            channel = (i // height) * columns + j // width
            if channel >= channels:
                line.append(0.0)
                continue
            tile = activation[:, :, channel]
            low, high = float(tile.min()), float(tile.max())
            line.append(0.0 if low == high else (float(tile[i % height, j % width]) - low) / (high - low))
        picture.append(line)
    return np.array(picture)


def dead_filters(activation):
    n, height, width, channels = activation.shape
    dead = []
    for c in range(channels):
        alive = False
        for image in range(n):
            for i in range(height):
                for j in range(width):
                    if activation[image, i, j, c] != 0:
                        alive = True
        if not alive:
            dead.append(c)
    return dead


def occlusion_map(predict, x, size=15, stride=15):
    clean = np.array(x, dtype="float32")
    before = float(np.squeeze(predict(clean[np.newaxis])))
    values = []
    for top in range(0, x.shape[0] - size + 1, stride):
        line = []
        for left in range(0, x.shape[1] - size + 1, stride):
            covered = clean.copy()
            covered[top : top + size, left : left + size, :] = 0.5
            line.append(before - float(np.squeeze(predict(covered[np.newaxis]))))
        values.append(line)
    return np.array(values)
