"""Swaps height and width.

symptom: My first two numbers are right, but the wrong way round.
fails: test_keeps_height_and_width_apart, test_uses_stride_and_padding
says: Which side of the image decides the rows? Try an image of 4 rows and 6 columns.
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
    return one_side(width, kw, sw, padding), one_side(height, kh, sh, padding), filters
