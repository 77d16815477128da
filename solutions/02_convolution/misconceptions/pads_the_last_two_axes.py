"""Pads the last two axes, as for images whose channels come first.

symptom: The width grows and there are more channels, but the height stays.
fails: test_leaves_batch_and_channels_as_they_are
says: Some libraries put the channels before height and width. Which order does this notebook use?
"""

import numpy as np


def zero_pad(x, pad):
    top, bottom, left, right = (pad, pad, pad, pad) if isinstance(pad, int) else pad
    return np.pad(x, ((0, 0), (0, 0), (top, bottom), (left, right)))
