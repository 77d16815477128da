"""Covers a copy that can hold only whole numbers.

symptom: With pixels 0 and 1 as integers, my square is black.
fails: test_pictures_may_hold_whole_numbers
says: Print one covered picture. What becomes of 0.5 in an array of integers?
"""

import numpy as np


def occlusion_map(predict, x, size=15, stride=15):
    rows, columns = (x.shape[0] - size) // stride + 1, (x.shape[1] - size) // stride + 1
    before = np.ravel(predict(x[None]))[0]
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            covered = x.copy()
            top, left = i * stride, j * stride
            covered[top : top + size, left : left + size] = 0.5
            after = np.ravel(predict(covered[None]))[0]
            out[i, j] = before - after
    return out
