"""Takes `pad` as the total and gives half of it to each side.

symptom: With pad 1 nothing happens at all, with pad 2 I get one row above and one below.
fails: test_puts_zeros_on_all_four_sides
says: What does the docstring promise for pad 1: one zero in all, or one zero on each side?
"""

import numpy as np


def zero_pad(x, pad):
    if isinstance(pad, int):
        pad = (pad // 2,) * 4
    top, bottom, left, right = pad
    return np.pad(x, ((0, 0), (top, bottom), (left, right), (0, 0)))
