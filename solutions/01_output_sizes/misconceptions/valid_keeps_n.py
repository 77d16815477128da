"""Lets a window start at every pixel, although nothing is padded.

symptom: My map is always as large as the image, unless there is a stride.
fails: test_counts_the_positions_of_a_filter, test_leaves_out_pixels_that_fill_no_box
says: Let a window start at the last pixel of the image: where does the rest of it lie? Which windows lie fully inside?
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
    if room < 0:
        raise ValueError("the window does not fit")
    if padding == "valid":
        return math.ceil(n / stride)
    return room // stride + 1


def pool_output_size(n, size=2, stride=None, padding="valid"):
    if padding not in ("valid", "same"):
        raise ValueError(f"unknown padding {padding}")
    return conv_output_size(n, size, size if stride is None else stride, padding)
