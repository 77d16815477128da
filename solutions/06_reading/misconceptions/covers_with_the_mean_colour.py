"""Covers with the mean colour of the picture.

symptom: It works for some pictures and not for others.
fails: test_takes_probabilities_in_a_row_or_in_a_column
says: Two pictures, one dark, one bright: should their squares be equally grey? What does the text say?
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
            covered[top : top + size, left : left + size] = x.mean(axis=(0, 1))
            after = np.ravel(predict(covered[None]))[0]
            out[i, j] = before - after
    return out
