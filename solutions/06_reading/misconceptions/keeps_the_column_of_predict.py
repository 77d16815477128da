"""Leaves every probability in an array of its own.

symptom: My map has a third axis of length 1, but only with some functions.
fails: test_takes_probabilities_in_a_row_or_in_a_column
says: Print the shape of your map, once for each of the two kinds of predict. Where does the last axis come from?
"""

import numpy as np


def occlusion_map(predict, x, size=15, stride=15):
    before = predict(x[None])[0]
    values = []
    for top in range(0, x.shape[0] - size + 1, stride):
        row = []
        for left in range(0, x.shape[1] - size + 1, stride):
            covered = x.astype(float)
            covered[top : top + size, left : left + size] = 0.5
            row.append(before - predict(covered[None])[0])
        values.append(row)
    return np.array(values)
