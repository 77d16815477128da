"""Hands predict a single image.

symptom: ValueError: predict wants a batch of images.
fails: test_subtracts_the_probability_with_the_square, test_takes_probabilities_in_a_row_or_in_a_column
says: How many axes has one picture, and how many a batch with one picture in it?
"""

import numpy as np


def occlusion_map(predict, x, size=15, stride=15):
    rows, columns = (x.shape[0] - size) // stride + 1, (x.shape[1] - size) // stride + 1
    before = np.ravel(predict(x))[0]
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            covered = x.astype(float)
            top, left = i * stride, j * stride
            covered[top : top + size, left : left + size] = 0.5
            after = np.ravel(predict(covered))[0]
            out[i, j] = before - after
    return out
