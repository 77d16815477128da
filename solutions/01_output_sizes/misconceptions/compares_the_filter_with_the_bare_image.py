"""Refuses every filter that is larger than the image, zeros or not.

symptom: I get my own ValueError although the padded image is large enough.
fails: test_zeros_make_room_for_a_larger_filter, test_same_counts_every_start_on_the_image
says: At which moment does the filter have to fit: before or after the zeros have been put around the image?
"""

import math


def conv_output_size(n, k, stride=1, padding="valid", dilation=1):
    if n < 1 or k < 1 or stride < 1 or dilation < 1:
        raise ValueError("n, k, stride and dilation must be at least 1")
    window = dilation * (k - 1) + 1
    if window > n:
        raise ValueError("the window does not fit")
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
    return room // stride + 1
