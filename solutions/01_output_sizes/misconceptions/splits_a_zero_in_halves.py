"""Gives back halves of zeros.

symptom: I get (0.5, 0.5), which does add up to 1.
fails: test_puts_the_odd_zero_where_tensorflow_does
says: Try np.pad with half a zero on each side. What has to happen to a zero that can not be halved?
"""

import math


def same_padding(n, k, stride=1, dilation=1):
    window = dilation * (k - 1) + 1
    out = math.ceil(n / stride)
    total = max((out - 1) * stride + window - n, 0)
    return total / 2, total / 2
