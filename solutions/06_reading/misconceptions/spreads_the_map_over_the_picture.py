"""Gives a map as large as the picture.

symptom: My map has 64x96 values, and fewer are expected.
fails: test_subtracts_the_probability_with_the_square, test_squares_that_fit_and_no_others
says: How many positions has the square? How many values has your map?
"""

import numpy as np


def occlusion_map(predict, x, size=15, stride=15):
    rows, columns = (x.shape[0] - size) // stride + 1, (x.shape[1] - size) // stride + 1
    before = np.ravel(predict(x[None]))[0]
    out = np.zeros(x.shape[:2])
    for i in range(rows):
        for j in range(columns):
            covered = x.astype(float)
            top, left = i * stride, j * stride
            covered[top : top + size, left : left + size] = 0.5
            after = np.ravel(predict(covered[None]))[0]
            out[top : top + size, left : left + size] = before - after
    return out
