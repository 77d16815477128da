"""Pads the batch and the channels, too.

symptom: With pad=1 I get two more images than I put in, all black, and two more channels.
fails: test_leaves_batch_and_channels_as_they_are
says: Print the shape before and after. Two of the four numbers should not have grown: what do these axes count?
"""

import numpy as np


def zero_pad(x, pad):
    if isinstance(pad, int):
        return np.pad(x, pad)
    top, bottom, left, right = pad
    return np.pad(x, ((0, 0), (top, bottom), (left, right), (0, 0)))
