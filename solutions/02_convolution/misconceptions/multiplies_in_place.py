"""Multiplies the filter into the image itself.

symptom: The first output is right, the next ones are far too large, and my image has changed.
fails: test_filtering_leaves_its_inputs_alone, test_the_layer_leaves_its_inputs_alone
says: A slice of an array is a view. What does `*=` do with the pixels that the next window needs as well?
"""

import numpy as np


def conv2d_single(x, w):
    kh, kw = w.shape
    rows, columns = x.shape[0] - kh + 1, x.shape[1] - kw + 1
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            window = x[i : i + kh, j : j + kw]
            window *= w
            out[i, j] = np.sum(window)
    return out


def conv2d_forward(x, w, b, stride=1, padding="valid"):
    n, height, width, _ = x.shape
    kh, kw, _, filters = w.shape
    if padding == "same":
        rows, columns = -(-height // stride), -(-width // stride)
        high = max((rows - 1) * stride + kh - height, 0)
        wide = max((columns - 1) * stride + kw - width, 0)
        x = np.pad(x, ((0, 0), (high // 2, high - high // 2), (wide // 2, wide - wide // 2), (0, 0)))
    else:
        rows, columns = (height - kh) // stride + 1, (width - kw) // stride + 1
    out = np.zeros((n, rows, columns, filters))
    for m in range(n):
        for i in range(rows):
            for j in range(columns):
                top, left = i * stride, j * stride
                window = x[m, top : top + kh, left : left + kw]
                for f in range(filters):
                    window *= w[:, :, :, f]
                    out[m, i, j, f] = np.sum(window) + b[f]
    return out
