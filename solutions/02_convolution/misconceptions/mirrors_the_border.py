"""Mirrors the image at its border instead of writing zeros.

symptom: The shape is right, but the frame holds pixels from the second row.
fails: test_puts_zeros_on_all_four_sides
says: Pad a small image of 1 to 9 and read the top row. Are these the numbers that the question asks for?
"""

import numpy as np


def zero_pad(x, pad):
    top, bottom, left, right = (pad, pad, pad, pad) if isinstance(pad, int) else pad
    return np.pad(x, ((0, 0), (top, bottom), (left, right), (0, 0)), mode="reflect")
