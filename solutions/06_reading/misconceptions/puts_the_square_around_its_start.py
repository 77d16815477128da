"""Takes the start of a square for its middle.

symptom: My map looks shifted, up and to the left.
fails: test_subtracts_the_probability_with_the_square
says: Print the rows that your first square covers. Where should it begin?
"""

import numpy as np


def occlusion_map(predict, x, size=15, stride=15):
    rows, columns = (x.shape[0] - size) // stride + 1, (x.shape[1] - size) // stride + 1
    before = np.ravel(predict(x[None]))[0]
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            covered = x.astype(float)
            top, left = i * stride - size // 2, j * stride - size // 2
            covered[max(top, 0) : top + size, max(left, 0) : left + size] = 0.5
            after = np.ravel(predict(covered[None]))[0]
            out[i, j] = before - after
    return out
