"""Pads axes 0 and 1 as if the array were a single image.

symptom: The number of images grows, and the width stays the same.
fails: test_leaves_batch_and_channels_as_they_are
says: Say aloud what each of the four axes counts, beginning with axis 0. Which two did you want to pad?
"""

import numpy as np


def zero_pad(x, pad):
    top, bottom, left, right = (pad, pad, pad, pad) if isinstance(pad, int) else pad
    return np.pad(x, ((top, bottom), (left, right), (0, 0), (0, 0)))
