"""Puts all zeros at the top and at the left.

symptom: The size is right, but my image sits in the bottom right corner.
fails: test_puts_zeros_on_all_four_sides, test_same_keeps_height_and_width
says: Print the padded image of 1 to 9. Where is the middle of the frame, and where is the middle of the image?
"""

import numpy as np


def zero_pad(x, pad):
    top, bottom, left, right = (pad, pad, pad, pad) if isinstance(pad, int) else pad
    return np.pad(x, ((0, 0), (top + bottom, 0), (left + right, 0), (0, 0)))


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
