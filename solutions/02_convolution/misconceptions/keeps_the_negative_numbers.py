"""Keeps the negative numbers and sets the positive ones to zero.

symptom: I get the wrong half.
fails: test_turns_negative_numbers_into_zero
says: Put -3 and 3 in. Which of the two should survive? Read aloud what your comparison says.
"""

import numpy as np


def relu(x):
    return np.minimum(x, 0)
