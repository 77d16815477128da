"""Reads four numbers as (top, right, bottom, left), like margins on a web page.

symptom: I know this order from CSS, but the shapes come out wrong.
fails: test_four_numbers_are_top_bottom_left_right
says: Every library has an order of its own. In which order does this docstring name the four sides?
"""

import numpy as np


def zero_pad(x, pad):
    top, right, bottom, left = (pad, pad, pad, pad) if isinstance(pad, int) else pad
    return np.pad(x, ((0, 0), (top, bottom), (left, right), (0, 0)))
