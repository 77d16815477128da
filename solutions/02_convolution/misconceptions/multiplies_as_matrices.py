"""Multiplies window and filter as matrices.

symptom: 3x3 filters run, but the numbers are wrong; a 1x3 filter fails.
fails: test_rows_of_the_filter_meet_rows_of_the_window
says: `@` or `*`: which of the two multiplies every pixel by the weight that lies on it?
"""

import numpy as np


def conv2d_single(x, w):
    kh, kw = w.shape
    rows, columns = x.shape[0] - kh + 1, x.shape[1] - kw + 1
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            window = x[i : i + kh, j : j + kw]
            out[i, j] = np.sum(window @ w)
    return out
