"""Adds the padding once.

symptom: With padding=1 my maps are one pixel too small.
fails: test_pads_both_sides
says: Draw the padded row. How many columns were added in all?
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
        return math.ceil((n + window - 1) / stride)
    elif isinstance(padding, int):
        before, after = padding, padding
    elif isinstance(padding, tuple):
        before, after = sum(padding), 0
    else:
        raise ValueError(f"unknown padding {padding}")
    if before < 0 or after < 0:
        raise ValueError("padding must not be negative")
    room = n + before - window
    if room < 0:
        raise ValueError("the window does not fit")
    return room // stride + 1
