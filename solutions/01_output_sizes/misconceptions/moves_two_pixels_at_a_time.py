"""Lets every box move by two pixels if nobody names a stride.

symptom: Pooling with 2x2 is right, with 3x3 it is not.
fails: test_jumps_by_the_size_of_the_box
says: Two is right for a box of 2. How far apart do boxes of 3 start when they lie edge to edge?
"""

import math


def pool_output_size(n, size=2, stride=None, padding="valid"):
    if stride is None:
        stride = 2
    if n < 1 or size < 1 or stride < 1:
        raise ValueError("n, size and stride must be at least 1")
    if padding == "same":
        return math.ceil(n / stride)
    if padding != "valid":
        raise ValueError(f"unknown padding {padding}")
    if size > n:
        raise ValueError("the box does not fit")
    return (n - size) // stride + 1
