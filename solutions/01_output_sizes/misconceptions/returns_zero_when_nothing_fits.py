"""Answers 0 when the window does not fit.

symptom: No window fits, so there are 0 positions. Why is that wrong?
fails: test_refuses_a_window_that_does_not_fit, test_refuses_boxes_that_can_not_be
says: Zero is a fair count. But read the line 'Raises' of the docstring: what was agreed with those who build a network from your number?
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
    return max(0, room // stride + 1)


def pool_output_size(n, size=2, stride=None, padding="valid"):
    if padding not in ("valid", "same"):
        raise ValueError(f"unknown padding {padding}")
    return conv_output_size(n, size, size if stride is None else stride, padding)
