"""Makes as many columns as rows.

symptom: The right part of my map is missing.
fails: test_subtracts_the_probability_with_the_square, test_squares_that_fit_and_no_others
says: How wide is a picture of shape (2, 4, 1)? Which side do you ask?
"""

import numpy as np


def occlusion_map(predict, x, size=15, stride=15):
    rows = columns = (x.shape[0] - size) // stride + 1
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
