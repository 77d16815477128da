"""Divides by the sum of the weights, as image editors do.

symptom: Blur and Sobel are right, but the example of the text gives 3.5 instead of 39.
fails: test_adds_up_window_times_filter
says: The text names two steps, multiply and add up. Which third step did you take?
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
    return out / w.sum() if w.sum() else out
