"""Puts the odd zero before the pixels.

symptom: My two numbers are right, but in the wrong order, and only sometimes.
fails: test_puts_the_odd_zero_where_tensorflow_does
says: When the number of zeros is odd, on which side does TensorFlow put the extra one? Read the docstring, or the caption of Figure 4 (your own function draws the picture).
"""

import math


def same_padding(n, k, stride=1, dilation=1):
    window = dilation * (k - 1) + 1
    out = math.ceil(n / stride)
    total = max((out - 1) * stride + window - n, 0)
    after = total // 2
    return total - after, after
