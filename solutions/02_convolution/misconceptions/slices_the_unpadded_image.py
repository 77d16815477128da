"""Pads the image, then cuts the windows out of the old one.

symptom: Padding "same" stops with: operands could not be broadcast together.
fails: test_same_keeps_height_and_width
says: You have two images now, one with a frame and one without. Which of them do your windows come from?
"""

import numpy as np


def conv2d_forward(x, w, b, stride=1, padding="valid"):
    n, height, width, _ = x.shape
    kh, kw, _, filters = w.shape
    if padding == "same":
        rows, columns = -(-height // stride), -(-width // stride)
        high = max((rows - 1) * stride + kh - height, 0)
        wide = max((columns - 1) * stride + kw - width, 0)
        padded = np.pad(x, ((0, 0), (high // 2, high - high // 2), (wide // 2, wide - wide // 2), (0, 0)))
        rows, columns = (padded.shape[1] - kh) // stride + 1, (padded.shape[2] - kw) // stride + 1
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
