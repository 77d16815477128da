"""Compares decisions, not probabilities.

symptom: My map is 0 nearly everywhere, and 1 at a few places.
fails: test_subtracts_the_probability_with_the_square, test_takes_probabilities_in_a_row_or_in_a_column
says: The probability falls from 0.98 to 0.55. How much of that does your map show?
"""

import numpy as np


def occlusion_map(predict, x, size=15, stride=15):
    rows, columns = (x.shape[0] - size) // stride + 1, (x.shape[1] - size) // stride + 1
    before = np.ravel(predict(x[None]))[0]
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            covered = x.astype(float)
            top, left = i * stride, j * stride
            covered[top : top + size, left : left + size] = 0.5
            after = np.ravel(predict(covered[None]))[0]
            out[i, j] = float(before > 0.5) - float(after > 0.5)
    return out
