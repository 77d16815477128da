"""Handles four numbers, not one.

symptom: TypeError: cannot unpack int.
fails: test_puts_zeros_on_all_four_sides
says: Which kinds of `pad` does the docstring allow? How could one number be turned into the other kind?
"""

import numpy as np


def zero_pad(x, pad):
    top, bottom, left, right = pad
    return np.pad(x, ((0, 0), (top, bottom), (left, right), (0, 0)))
