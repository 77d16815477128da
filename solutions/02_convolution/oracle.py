"""Right answers by another road: every output asks, pixel by pixel, what lies under its window.

Nothing is padded here and nothing is sliced. A pixel outside the image simply does not exist:
it adds nothing to a convolution, and it does not count in a pooling.
"""

from __future__ import annotations

import itertools
import math

import numpy as np


def zero_pad(x, pad):
    """Images with a frame of zeros: (N, H, W, C) -> (N, top + H + bottom, left + W + right, C)."""
    top, bottom, left, right = pad if isinstance(pad, tuple) else (pad, pad, pad, pad)
    images, height, width, channels = x.shape
    out = np.zeros((images, height + top + bottom, width + left + right, channels))
    for n, row, column, c in np.ndindex(out.shape):
        if top <= row < top + height and left <= column < left + width:
            out[n, row, column, c] = x[n, row - top, column - left, c]
    return out


def conv2d_single(x, w):
    """One filter on one image: (H, W), (kh, kw) -> (H - kh + 1, W - kw + 1)."""
    return conv2d_forward(x[None, :, :, None], w[:, :, None, None], np.zeros(1))[0, :, :, 0]


def conv2d_forward(x, w, b, stride=1, padding="valid"):
    """Convolution layer: (N, H, W, Cin), (kh, kw, Cin, F), (F,) -> (N, H', W', F)."""
    rows = _windows(x.shape[1], w.shape[0], stride, padding)
    columns = _windows(x.shape[2], w.shape[1], stride, padding)
    out = np.zeros((len(x), len(rows), len(columns), w.shape[3]))
    for n, i, j, f in np.ndindex(out.shape):
        under = itertools.product(rows[i], columns[j], range(x.shape[3]))
        products = (float(x[n, r, q, c]) * float(w[u, v, c, f]) for (u, r), (v, q), c in under)
        out[n, i, j, f] = math.fsum(products) + float(b[f])
    return out


def relu(x):
    """Every number by itself, any shape."""
    return np.array([max(float(number), 0.0) for number in x.ravel()]).reshape(x.shape)


def pool2d(x, size=2, stride=None, mode="max", padding="valid"):
    """Pooling of every map by itself: (N, H, W, C) -> (N, H', W', C)."""
    stride = size if stride is None else stride
    rows = _windows(x.shape[1], size, stride, padding)
    columns = _windows(x.shape[2], size, stride, padding)
    out = np.zeros((len(x), len(rows), len(columns), x.shape[3]))
    for n, i, j, c in np.ndindex(out.shape):
        real = [float(x[n, r, q, c]) for (_, r), (_, q) in itertools.product(rows[i], columns[j])]
        out[n, i, j, c] = {"max": max(real), "sum": math.fsum(real), "avg": math.fsum(real) / len(real)}[mode]
    return out


def flatten(x):
    """One row for each image, the last axis fastest: (N, ...) -> (N, product)."""
    return np.array([[image[place] for place in np.ndindex(image.shape)] for image in x])


def _windows(n, k, stride, padding):
    """For each window along a side of n pixels its pairs (tap, pixel), the existing pixels only."""
    first, positions = 0, [start for start in range(0, n, stride) if start + k <= n]
    if padding == "same":
        # One window for each start inside the image; together they are centred on it, half a pixel early if need be.
        positions = list(range(0, n, stride))
        sticks_out = max(positions[-1] + k - n, 0)
        first = -(sticks_out // 2)
    return [[(tap, first + start + tap) for tap in range(k) if 0 <= first + start + tap < n] for start in positions]
