"""Begins "same" at the first pixel and lets boxes stick out at the end only.

symptom: With size 3 and stride 1 everything is moved by one pixel.
fails: test_same_mean_divides_by_the_real_pixels
says: Two pixels stick out in all. Does TensorFlow put both at the same end?
"""

import numpy as np


def pool2d(x, size=2, stride=None, mode="max", padding="valid"):
    if stride is None:
        stride = size
    n, height, width, channels = x.shape
    if padding == "same":
        rows, columns = -(-height // stride), -(-width // stride)
        above = 0
        before = 0
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
