"""Gives negative numbers of zeros.

symptom: For a large stride my zeros are negative.
fails: test_never_takes_pixels_away
says: Your windows end before the image does. How many zeros have to be added then? Could you add minus one?
"""

import math


def same_padding(n, k, stride=1, dilation=1):
    window = dilation * (k - 1) + 1
    out = math.ceil(n / stride)
    total = (out - 1) * stride + window - n
    before = total // 2
    return before, total - before
