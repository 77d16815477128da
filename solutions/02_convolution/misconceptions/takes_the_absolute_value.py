"""Turns negative numbers into positive ones.

symptom: No number is negative any more, yet the check fails at -3.
fails: test_turns_negative_numbers_into_zero
says: Minus three goes in. What should the next layer hear: a strong edge, or no edge?
"""

import numpy as np


def relu(x):
    return np.abs(x)
