"""Counts the columns downwards.

symptom: My map lies on its side.
fails: test_subtracts_the_probability_with_the_square, test_squares_that_fit_and_no_others
says: Which axis of x is the height? In which direction does your first index run?
"""

import numpy as np


def occlusion_map(predict, x, size=15, stride=15):
    rows, columns = (x.shape[1] - size) // stride + 1, (x.shape[0] - size) // stride + 1
    before = np.ravel(predict(x[None]))[0]
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            covered = x.astype(float)
            top, left = i * stride, j * stride
            covered[left : left + size, top : top + size] = 0.5
            after = np.ravel(predict(covered[None]))[0]
            out[i, j] = before - after
    return out
