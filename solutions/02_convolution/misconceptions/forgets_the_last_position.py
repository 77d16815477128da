"""Forgets the +1 in the number of positions.

symptom: A 3x3 filter makes 7x7 out of my 10x10 image.
fails: test_shrinks_the_image_as_the_course_says, test_one_filter_slides_as_in_question_two
says: An image as large as the filter: how many positions are there? What does your formula say?
"""

import numpy as np


def conv2d_single(x, w):
    kh, kw = w.shape
    rows, columns = x.shape[0] - kh, x.shape[1] - kw
    out = np.zeros((rows, columns))
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
        rows, columns = (height - kh) // stride, (width - kw) // stride
    out = np.zeros((n, rows, columns, filters))
    for m in range(n):
        for i in range(rows):
            for j in range(columns):
                top, left = i * stride, j * stride
                window = x[m, top : top + kh, left : left + kw]
                for f in range(filters):
                    out[m, i, j, f] = np.sum(window * w[:, :, :, f]) + b[f]
    return out
