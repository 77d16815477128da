"""Writes down the probability with the square.

symptom: My numbers are all between 0 and 1, and the important parts are small.
fails: test_subtracts_the_probability_with_the_square, test_takes_probabilities_in_a_row_or_in_a_column
says: What is your value where the square changes nothing? What should it be?
"""

import numpy as np


def occlusion_map(predict, x, size=15, stride=15):
    rows, columns = (x.shape[0] - size) // stride + 1, (x.shape[1] - size) // stride + 1
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            covered = x.astype(float)
            top, left = i * stride, j * stride
            covered[top : top + size, left : left + size] = 0.5
            after = np.ravel(predict(covered[None]))[0]
            out[i, j] = after
    return out
