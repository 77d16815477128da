"""Gives the number of all zeros instead of a pair.

symptom: My number of zeros is right, but the check wants something else.
fails: test_centres_an_odd_filter, test_puts_the_odd_zero_where_tensorflow_does
says: Read the first line of the docstring: how many numbers does it ask for, and what do they stand for?
"""

import math


def same_padding(n, k, stride=1, dilation=1):
    window = dilation * (k - 1) + 1
    out = math.ceil(n / stride)
    return max((out - 1) * stride + window - n, 0)
