"""Covers the picture itself, without a copy.

symptom: The first value is right, the others get worse and worse, and in the end my picture is all grey.
fails: test_subtracts_the_probability_with_the_square, test_covering_leaves_the_picture_alone
says: Draw the picture that you predict third. How many squares are on it? And whose picture is it?
"""

import numpy as np


def occlusion_map(predict, x, size=15, stride=15):
    rows, columns = (x.shape[0] - size) // stride + 1, (x.shape[1] - size) // stride + 1
    before = np.ravel(predict(x[None]))[0]
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            covered = x
            top, left = i * stride, j * stride
            covered[top : top + size, left : left + size] = 0.5
            after = np.ravel(predict(covered[None]))[0]
            out[i, j] = before - after
    return out
