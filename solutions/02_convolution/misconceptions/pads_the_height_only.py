"""Pads above and below, but not at the sides.

symptom: A 3x3 image becomes 5x3: tall, but not wide.
fails: test_puts_zeros_on_all_four_sides
says: Your image has a black hat and black shoes. A window that slides to the right: does it meet a zero there as well?
"""

import numpy as np


def zero_pad(x, pad):
    top, bottom, _, _ = (pad, pad, pad, pad) if isinstance(pad, int) else pad
    return np.pad(x, ((0, 0), (top, bottom), (0, 0), (0, 0)))
