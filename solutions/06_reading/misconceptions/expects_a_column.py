"""Reads the probabilities as Keras gives them, and only so.

symptom: IndexError: too many indices for array, but with my network it works.
fails: test_takes_probabilities_in_a_row_or_in_a_column
says: predict may be anyone's function. Which two shapes may its answer have? What works for both?
"""

import numpy as np


def occlusion_map(predict, x, size=15, stride=15):
    rows, columns = (x.shape[0] - size) // stride + 1, (x.shape[1] - size) // stride + 1
    before = predict(x[None])[0, 0]
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            covered = x.astype(float)
            top, left = i * stride, j * stride
            covered[top : top + size, left : left + size] = 0.5
            after = predict(covered[None])[0, 0]
            out[i, j] = before - after
    return out
