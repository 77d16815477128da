"""Lets the box move by one pixel if nobody names a stride.

symptom: My pooling hardly makes the map smaller: 148 becomes 147.
fails: test_halves_an_even_side, test_jumps_by_the_size_of_the_box
says: What does strides=None mean in the Keras page of MaxPooling2D? And where does the second box of a 2x2 pooling lie?
"""

import math


def pool_output_size(n, size=2, stride=None, padding="valid"):
    if stride is None:
        stride = 1
    if n < 1 or size < 1 or stride < 1:
        raise ValueError("n, size and stride must be at least 1")
    if padding == "same":
        return math.ceil(n / stride)
    if padding != "valid":
        raise ValueError(f"unknown padding {padding}")
    if size > n:
        raise ValueError("the box does not fit")
    return (n - size) // stride + 1
