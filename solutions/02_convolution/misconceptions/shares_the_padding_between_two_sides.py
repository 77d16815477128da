"""Takes `pad` as the total and gives half of it to each side.

symptom: With pad 1 nothing happens at all, with pad 2 I get one row above and one below.
fails: test_puts_zeros_on_all_four_sides
says: What does the docstring promise for pad 1: one zero in all, or one zero on each side?
"""

import numpy as np


def zero_pad(x, pad):
    half = pad // 2 if isinstance(pad, int) else 0
    top, bottom, left, right = (half, pad - half, half, pad - half) if isinstance(pad, int) else pad
    return np.pad(x, ((0, 0), (top, bottom), (left, right), (0, 0)))
