"""Gives a list of lists.

symptom: I see [[0], [3]] where [0, 3] is expected.
fails: test_names_the_filters_that_are_zero_everywhere
says: np.argwhere gives one row for each find. What stands in a row, and what do you want of it?
"""

import numpy as np


def dead_filters(activation):
    return np.argwhere((activation == 0).all(axis=(0, 1, 2))).tolist()
