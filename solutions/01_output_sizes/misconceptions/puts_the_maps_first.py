"""Puts the number of maps first.

symptom: All three numbers are right, but PyTorch and Keras seem to disagree about their order.
fails: test_gives_height_width_and_filters, test_keeps_height_and_width_apart
says: Read the first line of the docstring: in which order does this course (and Keras) name the three numbers?
"""

import math


def one_side(n, k, stride, padding):
    if n < 1 or k < 1 or stride < 1:
        raise ValueError("sizes must be at least 1")
    if padding == "same":
        return math.ceil(n / stride)
    if isinstance(padding, str) and padding not in ("valid", "full"):
        raise ValueError(f"unknown padding {padding}")
    zeros = {"valid": (0, 0), "full": (k - 1, k - 1)}.get(padding, padding)
    before, after = zeros if isinstance(zeros, tuple) else (zeros, zeros)
    if before < 0 or after < 0 or n + before + after < k:
        raise ValueError("the padding is negative or the window does not fit")
    return (n + before + after - k) // stride + 1


def conv_output_shape(hw, k, filters, stride=1, padding="valid"):
    height, width = hw
    kh, kw = k if isinstance(k, tuple) else (k, k)
    sh, sw = stride if isinstance(stride, tuple) else (stride, stride)
    return filters, one_side(height, kh, sh, padding), one_side(width, kw, sw, padding)
