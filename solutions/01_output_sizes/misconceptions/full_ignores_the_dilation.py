"""Forgets the dilation for "full".

symptom: Dilation works, "full" works, but both together give too few positions.
fails: test_agrees_with_counting_the_starts_one_by_one
says: How far does a dilated filter stretch before its last tap leaves the image? Draw it with 3 taps and dilation 2.
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
        before, after = k - 1, k - 1
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
