"""Uses assert where a ValueError is asked for.

symptom: My function does stop with an error, and still the check fails.
fails: test_refuses_a_window_that_does_not_fit, test_refuses_sizes_below_one, test_refuses_boxes_that_can_not_be
says: Look at the last line of your error: what is its name? Which name does the docstring promise?
"""

import math


def conv_output_size(n, k, stride=1, padding="valid", dilation=1):
    assert min(n, k, stride, dilation) >= 1
    window = dilation * (k - 1) + 1
    if padding == "same":
        return math.ceil(n / stride)
    if isinstance(padding, str):
        assert padding in ("valid", "full")
        padding = window - 1 if padding == "full" else 0
    if isinstance(padding, int):
        padding = (padding, padding)
    assert min(padding) >= 0
    room = n + sum(padding) - window
    assert room >= 0
    return room // stride + 1


def pool_output_size(n, size=2, stride=None, padding="valid"):
    assert padding in ("valid", "same")
    return conv_output_size(n, size, size if stride is None else stride, padding)
