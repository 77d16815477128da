"""Ends its loops one position too early.

symptom: The last row and the last column of my map are 0.
fails: test_adds_up_window_times_filter, test_one_filter_slides_as_in_question_two
says: What is the last number that range(5) gives? Compare the last row of your map with the row above it.
"""

import numpy as np


def conv2d_single(x, w):
    kh, kw = w.shape
    rows, columns = x.shape[0] - kh + 1, x.shape[1] - kw + 1
    out = np.zeros((rows, columns))
    for i in range(rows - 1):
        for j in range(columns - 1):
            window = x[i : i + kh, j : j + kw]
            out[i, j] = np.sum(window * w)
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
        for i in range(rows - 1):
            for j in range(columns - 1):
                top, left = i * stride, j * stride
                window = x[m, top : top + kh, left : left + kw]
                for f in range(filters):
                    out[m, i, j, f] = np.sum(window * w[:, :, :, f]) + b[f]
    return out
