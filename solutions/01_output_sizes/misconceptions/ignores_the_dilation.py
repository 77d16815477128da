"""Ignores the dilation.

symptom: The dilation makes no difference to my result.
fails: test_spreads_the_taps_by_the_dilation, test_makes_room_for_a_dilated_filter
says: Draw the taps at 0, 2 and 4 on squared paper: how many squares does this filter cover?
"""

import math


def conv_output_size(n, k, stride=1, padding="valid", dilation=1):
    if n < 1 or k < 1 or stride < 1 or dilation < 1:
        raise ValueError("n, k, stride and dilation must be at least 1")
    window = k
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


def same_padding(n, k, stride=1, dilation=1):
    window = k
    out = math.ceil(n / stride)
    total = max((out - 1) * stride + window - n, 0)
    before = total // 2
    return before, total - before
