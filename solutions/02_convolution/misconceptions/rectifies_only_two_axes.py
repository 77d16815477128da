"""Loops over rows and columns and knows no other shape.

symptom: It works for one map, but a batch raises ValueError.
fails: test_works_for_any_number_of_axes
says: Does the rule for one number depend on where it stands? Is there a way to treat all numbers at once?
"""

import numpy as np


def relu(x):
    rows, columns = x.shape
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            out[i, j] = max(0, x[i, j])
    return out
