"""Asks for outputs by name, normalises the maps as a list, compares sets, and puts the clean picture back after each square."""

import keras
import numpy as np


def layer_outputs(model, x):
    wanted = {str(number): layer.output for number, layer in enumerate(model.layers) if not isinstance(layer, keras.layers.InputLayer)}
    found = keras.Model(model.inputs[0], wanted)(keras.ops.convert_to_tensor(x))
    return [np.array(found[name]) for name in wanted]


def normalised(tile):
    shifted = tile - np.min(tile)
    return shifted / np.max(shifted) if np.max(shifted) > 0 else shifted


def feature_map_grid(activation, columns=8):
    maps = [normalised(tile) for tile in np.moveaxis(np.asarray(activation, dtype=float), -1, 0)]
    while len(maps) % columns:
        maps.append(np.zeros_like(maps[0]))
    return np.block([maps[start : start + columns] for start in range(0, len(maps), columns)])


def dead_filters(activation):
    alive = {int(place[-1]) for place in np.argwhere(activation != 0)}
    return sorted(set(range(activation.shape[-1])) - alive)


def occlusion_map(predict, x, size=15, stride=15):
    canvas = np.array([x], dtype=np.float64)
    before = predict(canvas).item()
    out = np.empty(((x.shape[0] - size) // stride + 1, (x.shape[1] - size) // stride + 1), dtype="float32")
    for place in np.ndindex(out.shape):
        i, j = np.array(place) * stride
        canvas[:, i : i + size, j : j + size] = 0.5
        out[place] = before - predict(canvas).item()
        canvas[0, i : i + size, j : j + size] = x[i : i + size, j : j + size]
    return out
