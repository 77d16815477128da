"""Starts a square at every multiple of the stride, also where it no longer fits.

symptom: My map has more rows and columns than expected.
fails: test_subtracts_the_probability_with_the_square, test_squares_that_fit_and_no_others
says: Where does your last square begin? How many of its rows lie in the picture?
"""

import numpy as np


def occlusion_map(predict, x, size=15, stride=15):
    rows, columns = -(-x.shape[0] // stride), -(-x.shape[1] // stride)
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
