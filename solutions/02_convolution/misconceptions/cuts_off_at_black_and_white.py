"""Cuts the outputs off at 0 and 255.

symptom: My Sobel map shows only half of the edges.
fails: test_outputs_may_be_fractions_negative_or_large
says: A feature map is not a photograph. May one of its numbers be below 0 or above 255?
"""

import numpy as np


def conv2d_single(x, w):
    kh, kw = w.shape
    rows, columns = x.shape[0] - kh + 1, x.shape[1] - kw + 1
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            window = x[i : i + kh, j : j + kw]
            out[i, j] = np.sum(window * w)
    return np.clip(out, 0, 255)
