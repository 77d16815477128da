"""Pads the whole filter on both sides for "full".

symptom: My "full" is two too large.
fails: test_full_counts_every_partial_overlap
says: Look at your very first window: how many of its taps touch the image? How many must?
"""

import math


def conv_output_size(n, k, stride=1, padding="valid", dilation=1):
    if n < 1 or k < 1 or stride < 1 or dilation < 1:
        raise ValueError("n, k, stride and dilation must be at least 1")
    window = dilation * (k - 1) + 1
    if padding == "same":
        return math.ceil(n / stride)
    if padding == "valid":
        before, after = 0, 0
    elif padding == "full":
        before, after = window, window
    elif isinstance(padding, int):
        before, after = padding, padding
    elif isinstance(padding, tuple):
        before, after = padding
    else:
        raise ValueError(f"unknown padding {padding}")
    if before < 0 or after < 0:
        raise ValueError("padding must not be negative")
    room = n + before + after - window
    if room < 0:
        raise ValueError("the window does not fit")
    return room // stride + 1
