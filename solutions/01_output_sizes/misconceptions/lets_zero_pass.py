"""Refuses negative numbers, but lets 0 pass.

symptom: I do check for negative sizes, yet the check about sizes fails.
fails: test_refuses_sizes_below_one, test_refuses_boxes_that_can_not_be
says: Which is the smallest image that exists? Try that number and the one below it.
"""

import math


def conv_output_size(n, k, stride=1, padding="valid", dilation=1):
    if n < 0 or k < 0 or stride < 0 or dilation < 0:
        raise ValueError("n, k, stride and dilation must not be negative")
    window = dilation * (k - 1) + 1
    if padding == "same":
        return math.ceil(n / stride)
    if padding == "valid":
        before, after = 0, 0
    elif padding == "full":
        before, after = window - 1, window - 1
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


def pool_output_size(n, size=2, stride=None, padding="valid"):
    if padding not in ("valid", "same"):
        raise ValueError(f"unknown padding {padding}")
    return conv_output_size(n, size, size if stride is None else stride, padding)
