"""Asks for a negative number of zeros.

symptom: ValueError: index can't contain negative values, but only with a small filter and a large stride.
fails: test_same_with_a_stride_plans_each_axis_by_itself
says: A 1x1 filter that jumps three pixels: does it need any zeros? What does your formula say?
"""

import numpy as np


def conv2d_forward(x, w, b, stride=1, padding="valid"):
    n, height, width, _ = x.shape
    kh, kw, _, filters = w.shape
    if padding == "same":
        rows, columns = -(-height // stride), -(-width // stride)
        high = (rows - 1) * stride + kh - height
        wide = (columns - 1) * stride + kw - width
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
                    out[m, i, j, f] = np.sum(window * w[:, :, :, f]) + b[f]
    return out
