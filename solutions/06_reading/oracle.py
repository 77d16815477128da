"""Right answers by another road: layers are worked out number by number, and occlusions by what a square takes from the score.

Nothing here knows Keras, and nothing is sliced: every output asks which inputs it comes from.
"""

from __future__ import annotations

import itertools
import math

import numpy as np

ACTIVATIONS = {
    None: lambda number: number,
    "linear": lambda number: number,
    "relu": lambda number: max(number, 0.0),
    "sigmoid": lambda number: 1 / (1 + math.exp(-number)),
}


def layer_outputs(layers, weights, x):
    """The output of every layer for the batch `x`; layers as pairs (kind, settings), weights as one list in Keras' order."""
    waiting = list(weights)
    outputs = []
    for kind, settings in layers:
        x = LAYERS[kind](x, settings, waiting)
        outputs.append(x)
    return outputs


def feature_map_grid(activation, columns=8):
    """One picture of all maps: (H, W, C) -> (rows * H, columns * W), each pixel asked for its tile."""
    height, width, channels = activation.shape
    picture = np.zeros((math.ceil(channels / columns) * height, columns * width))
    for row, column in np.ndindex(picture.shape):
        channel = row // height * columns + column // width
        if channel < channels:
            every = [float(activation[place][channel]) for place in np.ndindex(height, width)]
            if max(every) > min(every):
                here = float(activation[row % height, column % width, channel])
                picture[row, column] = (here - min(every)) / (max(every) - min(every))
    return picture


def dead_filters(activation):
    """The channels in which no number was found that is not 0."""
    alive = {place[3] for place in np.ndindex(activation.shape) if activation[place] != 0}
    return sorted(set(range(activation.shape[3])) - alive)


def occlusion_map(predict, x, size=15, stride=15):
    """What every square takes from the probability: its pixels' share of the score is exchanged for that of grey."""
    height, width, channels = x.shape
    weights = predict.weights
    score = predict.bias + math.fsum(float(weights[place]) * float(x[place]) for place in np.ndindex(x.shape))
    tops, lefts = ([start for start in range(0, side, stride) if start + size <= side] for side in (height, width))
    found = np.zeros((len(tops), len(lefts)))
    for (i, top), (j, left) in itertools.product(enumerate(tops), enumerate(lefts)):
        under = itertools.product(range(top, top + size), range(left, left + size), range(channels))
        change = math.fsum(float(weights[place]) * (0.5 - float(x[place])) for place in under)
        found[i, j] = _sigmoid(score) - _sigmoid(score + change)
    return found


def _conv(x, settings, waiting):
    w, b = waiting.pop(0), waiting.pop(0)
    kh, kw, channels, filters = w.shape
    out = np.zeros((len(x), x.shape[1] - kh + 1, x.shape[2] - kw + 1, filters))
    for n, i, j, f in np.ndindex(out.shape):
        products = (float(x[n, i + u, j + v, c]) * float(w[u, v, c, f]) for u, v, c in np.ndindex(kh, kw, channels))
        out[n, i, j, f] = ACTIVATIONS[settings.get("activation")](math.fsum(products) + float(b[f]))
    return out


def _max_pool(x, settings, waiting):
    size = settings.get("pool_size", 2)
    out = np.zeros((len(x), x.shape[1] // size, x.shape[2] // size, x.shape[3]))
    for n, i, j, c in np.ndindex(out.shape):
        out[n, i, j, c] = max(float(x[n, i * size + u, j * size + v, c]) for u, v in np.ndindex(size, size))
    return out


def _dense(x, settings, waiting):
    w, b = waiting.pop(0), waiting.pop(0)
    out = np.zeros((len(x), w.shape[1]))
    for n, unit in np.ndindex(out.shape):
        products = (float(x[n, k]) * float(w[k, unit]) for k in range(len(w)))
        out[n, unit] = ACTIVATIONS[settings.get("activation")](math.fsum(products) + float(b[unit]))
    return out


def _normalize(x, settings, waiting):
    """As in prediction: with the mean and variance that were learned, not those of this batch."""
    gamma, beta, mean, variance = (waiting.pop(0) for _ in range(4))
    out = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        c = place[-1]
        out[place] = float(gamma[c]) * (float(x[place]) - float(mean[c])) / math.sqrt(float(variance[c]) + settings.get("epsilon", 1e-3)) + float(beta[c])
    return out


def _each(change):
    def layer(x, settings, waiting):
        return np.array([change(float(number)) for number in np.ravel(x)]).reshape(x.shape)

    return layer


def _flatten(x, settings, waiting):
    return np.array([[image[place] for place in np.ndindex(image.shape)] for image in x])


def _sigmoid(score):
    return ACTIVATIONS["sigmoid"](score)


LAYERS = {
    "Conv2D": _conv,
    "MaxPooling2D": _max_pool,
    "Dense": _dense,
    "BatchNormalization": _normalize,
    "ReLU": _each(ACTIVATIONS["relu"]),
    "Dropout": _each(ACTIVATIONS["linear"]),  # drops nothing in prediction
    "Flatten": _flatten,
}
