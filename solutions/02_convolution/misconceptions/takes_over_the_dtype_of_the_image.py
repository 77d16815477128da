"""Collects the outputs in an array of the same dtype as the image.

symptom: With pixels between 0 and 1 it works, with pixels from 0 to 255 the results are odd.
fails: test_outputs_may_be_fractions_negative_or_large, test_maps_may_hold_negative_numbers_and_fractions,
test_whole_numbers_may_have_a_mean_in_between
says: If the pixels are whole numbers, must the outputs be? What is the largest number that uint8 can hold?
"""

import numpy as np


def conv2d_single(x, w):
    kh, kw = w.shape
    rows, columns = x.shape[0] - kh + 1, x.shape[1] - kw + 1
    out = np.zeros((rows, columns), dtype=x.dtype)
    for i in range(rows):
        for j in range(columns):
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
    out = np.zeros((n, rows, columns, filters), dtype=x.dtype)
    for m in range(n):
        for i in range(rows):
            for j in range(columns):
                top, left = i * stride, j * stride
                window = x[m, top : top + kh, left : left + kw]
                for f in range(filters):
                    out[m, i, j, f] = np.sum(window * w[:, :, :, f]) + b[f]
    return out


def pool2d(x, size=2, stride=None, mode="max", padding="valid"):
    if stride is None:
        stride = size
    n, height, width, channels = x.shape
    if padding == "same":
        rows, columns = -(-height // stride), -(-width // stride)
        above = max((rows - 1) * stride + size - height, 0) // 2
        before = max((columns - 1) * stride + size - width, 0) // 2
    else:
        rows, columns = (height - size) // stride + 1, (width - size) // stride + 1
        above = before = 0
    out = np.zeros((n, rows, columns, channels), dtype=x.dtype)
    for m in range(n):
        for i in range(rows):
            for j in range(columns):
                top, left = i * stride - above, j * stride - before
                for c in range(channels):
                    box = x[m, max(top, 0) : top + size, max(left, 0) : left + size, c]
                    if mode == "max":
                        out[m, i, j, c] = np.max(box)
                    elif mode == "avg":
                        out[m, i, j, c] = np.mean(box)
                    else:
                        out[m, i, j, c] = np.sum(box)
    return out
