"""Gives nested lists instead of an array.

symptom: The numbers are right, yet x.shape fails on my answer.
fails: test_the_image_in_the_middle_stays_exact
says: What type does the caller get? Try `.shape` on it.
"""

import numpy as np


def zero_pad(x, pad):
    top, bottom, left, right = (pad, pad, pad, pad) if isinstance(pad, int) else pad
    return np.pad(x, ((0, 0), (top, bottom), (left, right), (0, 0))).tolist()
