"""Swaps the filter's size and the stride.

symptom: My number does not change with the filter as it should, but pooling with a 2x2 box is right.
fails: test_counts_the_positions_of_a_filter, test_boxes_may_overlap_or_leave_gaps
says: Point at each letter of your formula: which number is the width of the window, and which is the jump?
"""

import math


def conv_output_size(n, k, stride=1, padding="valid", dilation=1):
    if n < 1 or k < 1 or stride < 1 or dilation < 1:
        raise ValueError("n, k, stride and dilation must be at least 1")
    k, stride = stride, k  # formula: (n - stride) / k + 1
    window = dilation * (k - 1) + 1
    if padding == "same":
        return math.ceil(n / k)
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
