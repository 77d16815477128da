"""Gives a NumPy array and not a list.

symptom: The numbers are right, and still the check fails.
fails: test_names_the_filters_that_are_zero_everywhere, test_gives_a_list_of_channels
says: Print type(...) of your answer. What does the docstring promise?
"""

import numpy as np


def dead_filters(activation):
    return np.flatnonzero((activation == 0).all(axis=(0, 1, 2)))
