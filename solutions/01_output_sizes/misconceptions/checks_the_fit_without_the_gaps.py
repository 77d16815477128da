"""Checks whether the filter fits, but without its gaps.

symptom: My check for filters that are too large works, but not together with dilation.
fails: test_refuses_a_window_that_does_not_fit
says: Your error message compares two numbers. Is k really how much room a dilated filter takes?
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
    if k > n + before + after:
        raise ValueError("the window does not fit")
    return room // stride + 1
