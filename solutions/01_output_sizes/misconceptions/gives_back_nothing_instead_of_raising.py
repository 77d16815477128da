"""Gives back None where an error is asked for.

symptom: I print a clear message and return, but the check wants a ValueError.
fails: test_refuses_a_window_that_does_not_fit, test_refuses_sizes_below_one, test_refuses_boxes_that_can_not_be
says: Store the result in a variable: size = conv_output_size(0, 3). What is in it afterwards? Which word of Python stops the caller as well?
"""

import math


def conv_output_size(n, k, stride=1, padding="valid", dilation=1):
    if n < 1 or k < 1 or stride < 1 or dilation < 1:
        return None
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
        return None
    if before < 0 or after < 0:
        return None
    room = n + before + after - window
    if room < 0:
        return None
    return room // stride + 1


def pool_output_size(n, size=2, stride=None, padding="valid"):
    if padding not in ("valid", "same"):
        return None
    return conv_output_size(n, size, size if stride is None else stride, padding)
