"""Always cuts out windows of 3x3.

symptom: The Sobel pictures are perfect, all the other checks fail.
fails: test_adds_up_window_times_filter, test_one_filter_slides_as_in_question_two
says: Which number in your code belongs to one certain filter? Where could you read it instead?
"""

import numpy as np


def conv2d_single(x, w):
    kh, kw = 3, 3
    rows, columns = x.shape[0] - kh + 1, x.shape[1] - kw + 1
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            window = x[i : i + kh, j : j + kw]
            out[i, j] = np.sum(window * w)
    return out


def conv2d_forward(x, w, b, stride=1, padding="valid"):
    n, height, width, _ = x.shape
    kh, kw = 3, 3
    filters = w.shape[-1]
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
                    out[m, i, j, f] = np.sum(window * w[:, :, :, f]) + b[f]
    return out
