"""Pads k // 2 zeros on both sides.

symptom: 3x3 is right; with a 2x2 filter my map is one pixel too large.
fails: test_the_odd_zero_of_same_goes_after
says: An even filter needs an odd number of zeros in all. Can both sides get the same number?
"""

import numpy as np


def conv2d_forward(x, w, b, stride=1, padding="valid"):
    n, height, width, _ = x.shape
    kh, kw, _, filters = w.shape
    if padding == "same":
        high, wide = kh // 2, kw // 2
        rows, columns = (height + 2 * high - kh) // stride + 1, (width + 2 * wide - kw) // stride + 1
        x = np.pad(x, ((0, 0), (high, high), (wide, wide), (0, 0)))
    else:
        rows, columns = (height - kh) // stride + 1, (width - kw) // stride + 1
    out = np.zeros((n, rows, columns, filters))
    for m in range(n):
        for i in range(rows):
            for j in range(columns):
                top, left = i * stride, j * stride
                window = x[m, top : top + kh, left : left + kw]
                for f in range(filters):
                    out[m, i, j, f] = np.sum(window * w[:, :, :, f]) + b[f]
    return out
