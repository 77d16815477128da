"""Pads into an array of whole numbers.

symptom: My image came out black: all grey values between 0 and 1 are gone.
fails: test_the_image_in_the_middle_stays_exact
says: Print the dtype of the array that you fill. What happens when you write 0.7 into it?
"""

import numpy as np


def zero_pad(x, pad):
    top, bottom, left, right = (pad, pad, pad, pad) if isinstance(pad, int) else pad
    n, h, w, c = x.shape
    padded = np.zeros((n, h + top + bottom, w + left + right, c), dtype=int)
    padded[:, top : top + h, left : left + w, :] = x
    return padded
