"""Rounds two parts of the formula on their own.

symptom: Nearly always right; only some sizes with stride 2 or 3 are one too large.
fails: test_rounds_down_when_the_stride_does_not_fit
says: How many times does your line round down? Try it with a calculator, once with all decimals kept to the end, on 10 pixels and 3 taps.
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
    return n // stride - (window - before - after) // stride + 1


def pool_output_size(n, size=2, stride=None, padding="valid"):
    if padding not in ("valid", "same"):
        raise ValueError(f"unknown padding {padding}")
    return conv_output_size(n, size, size if stride is None else stride, padding)
