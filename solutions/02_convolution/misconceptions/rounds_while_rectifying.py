"""Gives whole numbers.

symptom: 0.5 becomes 0.
fails: test_turns_negative_numbers_into_zero
says: Is 0.5 negative? Look for the step that changes its dtype.
"""

import numpy as np


def relu(x):
    return np.maximum(x, 0).astype(int)
