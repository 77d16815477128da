"""Halves the zeros and loses the odd one.

symptom: Both sides always get equally many zeros, and then one window does not fit.
fails: test_puts_the_odd_zero_where_tensorflow_does, test_needs_fewer_zeros_with_a_stride
says: Add your two numbers up. Is the sum still what you had before you halved it?
"""

import math


def same_padding(n, k, stride=1, dilation=1):
    window = dilation * (k - 1) + 1
    out = math.ceil(n / stride)
    total = max((out - 1) * stride + window - n, 0)
    return total // 2, total // 2
