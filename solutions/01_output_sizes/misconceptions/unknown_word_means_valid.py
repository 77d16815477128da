"""Takes every unknown word as no padding.

symptom: A typing mistake such as "sane" gives a number, and nobody notices.
fails: test_refuses_a_padding_that_does_not_exist, test_refuses_boxes_that_can_not_be
says: What does your last else catch? Imagine a friend who misspells a word: how does she find out?
"""

import math


def conv_output_size(n, k, stride=1, padding="valid", dilation=1):
    if n < 1 or k < 1 or stride < 1 or dilation < 1:
        raise ValueError("n, k, stride and dilation must be at least 1")
    window = dilation * (k - 1) + 1
    if padding == "same":
        return math.ceil(n / stride)
    if padding == "full":
        before, after = window - 1, window - 1
    elif isinstance(padding, int):
        before, after = padding, padding
    elif isinstance(padding, tuple):
        before, after = padding
    else:
        before, after = 0, 0
    if before < 0 or after < 0:
        raise ValueError("padding must not be negative")
    room = n + before + after - window
    if room < 0:
        raise ValueError("the window does not fit")
    return room // stride + 1


def pool_output_size(n, size=2, stride=None, padding="valid"):
    if stride is None:
        stride = size
    if n < 1 or size < 1 or stride < 1:
        raise ValueError("n, size and stride must be at least 1")
    if padding == "same":
        return math.ceil(n / stride)
    if size > n:
        raise ValueError("the box does not fit")
    return (n - size) // stride + 1
