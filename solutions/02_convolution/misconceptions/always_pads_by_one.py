"""Pads by one, whatever `pad` says.

symptom: My picture is right, 10x10 gives 12x12, but other paddings fail.
fails: test_pads_by_the_number_that_was_asked_for
says: Call your function with pad 0, 1 and 3 and print the shapes. Where does `pad` enter your line?
"""

import numpy as np


def zero_pad(x, pad):
    n, height, width, channels = x.shape
    padded = np.zeros((n, height + 2, width + 2, channels))
    padded[:, 1:-1, 1:-1, :] = x
    return padded
