"""Lays the middle of the filter on the first pixel, so that the window begins at row -1.

symptom: The left edge of my map shows something from the right edge of the image.
fails: test_adds_up_window_times_filter, test_one_filter_slides_as_in_question_two
says: What does `x[-1]` mean in Python? Print the rows and columns of your first window.
"""

import numpy as np


def conv2d_single(x, w):
    kh, kw = w.shape
    rows, columns = x.shape[0] - kh + 1, x.shape[1] - kw + 1
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            window = x[np.ix_([i + u - kh // 2 for u in range(kh)], [j + v - kw // 2 for v in range(kw)])]
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
        for i in range(rows):
            for j in range(columns):
                top, left = i * stride, j * stride
                window = x[m][np.ix_([top + u - kh // 2 for u in range(kh)], [left + v - kw // 2 for v in range(kw)])]
                for f in range(filters):
                    out[m, i, j, f] = np.sum(window * w[:, :, :, f]) + b[f]
    return out
