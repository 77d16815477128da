"""Reads four numbers as (top, left, bottom, right).

symptom: With one number all is well, with four numbers the wrong sides grow.
fails: test_four_numbers_are_top_bottom_left_right, test_the_odd_zero_of_same_goes_after
says: Try (0, 1, 0, 0): only one side may grow. Which one does the docstring name second?
"""

import numpy as np


def zero_pad(x, pad):
    top, left, bottom, right = (pad, pad, pad, pad) if isinstance(pad, int) else pad
    return np.pad(x, ((0, 0), (top, bottom), (left, right), (0, 0)))


def conv2d_forward(x, w, b, stride=1, padding="valid"):
    n, height, width, _ = x.shape
    kh, kw, _, filters = w.shape
    if padding == "same":
        rows, columns = -(-height // stride), -(-width // stride)
        high = max((rows - 1) * stride + kh - height, 0)
        wide = max((columns - 1) * stride + kw - width, 0)
        x = zero_pad(x, (high // 2, high - high // 2, wide // 2, wide - wide // 2))
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
