"""Covers only the first channel.

symptom: With grey pictures all is well, with colours the values are too small.
fails: test_the_square_is_grey_in_every_channel
says: Print one covered pixel with all its channels.
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
            covered[top : top + size, left : left + size, 0] = 0.5
            after = np.ravel(predict(covered[None]))[0]
            out[i, j] = before - after
    return out
