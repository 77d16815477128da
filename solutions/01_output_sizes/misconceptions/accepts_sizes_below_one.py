"""Never looks whether its numbers make sense.

symptom: conv_output_size(0, 0) gives 1, and stride 0 ends in a ZeroDivisionError.
fails: test_refuses_sizes_below_one, test_refuses_boxes_that_can_not_be
says: What is an image of 0 pixels, or a jump of 0 pixels? Which kind of error was asked for, and who should notice first: your function or Python?
"""

import math


def conv_output_size(n, k, stride=1, padding="valid", dilation=1):
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
    return room // stride + 1


def pool_output_size(n, size=2, stride=None, padding="valid"):
    if padding not in ("valid", "same"):
        raise ValueError(f"unknown padding {padding}")
    return conv_output_size(n, size, size if stride is None else stride, padding)
