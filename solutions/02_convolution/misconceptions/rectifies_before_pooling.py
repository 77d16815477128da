"""Sets negative numbers to zero before pooling, in the caller's array.

symptom: Negative pixels count as 0, and my map has changed.
fails: test_pooling_leaves_its_maps_alone, test_the_largest_of_negative_numbers_is_negative
says: ReLU comes before pooling in our network, but whose job is it? Print your map before and after the call.
"""

import numpy as np


def pool2d(x, size=2, stride=None, mode="max", padding="valid"):
    if stride is None:
        stride = size
    n, height, width, channels = x.shape
    x[x < 0] = 0
    if padding == "same":
        rows, columns = -(-height // stride), -(-width // stride)
        above = max((rows - 1) * stride + size - height, 0) // 2
        before = max((columns - 1) * stride + size - width, 0) // 2
    else:
        rows, columns = (height - size) // stride + 1, (width - size) // stride + 1
        above = before = 0
    out = np.zeros((n, rows, columns, channels))
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
