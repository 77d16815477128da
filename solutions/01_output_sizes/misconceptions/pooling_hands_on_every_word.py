"""Hands every padding on to the convolution.

symptom: I just call conv_output_size, and the check complains about a padding.
fails: test_refuses_boxes_that_can_not_be
says: Reusing question 1 is a good idea. But which paddings does a pooling layer know, and which more does a convolution?
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


def pool_output_size(n, size=2, stride=None, padding="valid"):
    if stride is None:
        stride = size
    return one_side(n, size, stride, padding)
