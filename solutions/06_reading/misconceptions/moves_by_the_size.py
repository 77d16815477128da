"""Moves the square by its own size.

symptom: It works with size 15 and stride 15.
fails: test_subtracts_the_probability_with_the_square, test_squares_that_fit_and_no_others
says: Print the first column of your first three squares. How far apart are they?
"""

import numpy as np


def occlusion_map(predict, x, size=15, stride=15):
    stride = size
    rows, columns = (x.shape[0] - size) // stride + 1, (x.shape[1] - size) // stride + 1
    before = np.ravel(predict(x[None]))[0]
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            covered = x.astype(float)
            top, left = i * stride, j * stride
            covered[top : top + size, left : left + size] = 0.5
            after = np.ravel(predict(covered[None]))[0]
            out[i, j] = before - after
    return out
