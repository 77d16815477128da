"""Handles one number, not four.

symptom: It works until pad is a tuple; then NumPy complains about shapes.
fails: test_four_numbers_are_top_bottom_left_right
says: Which kinds of `pad` does the docstring allow? What is `pad` in the call of the message?
"""

import numpy as np


def zero_pad(x, pad):
    return np.pad(x, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
