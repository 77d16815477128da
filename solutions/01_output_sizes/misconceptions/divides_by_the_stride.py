"""Divides the side by the stride and forgets the box.

symptom: Edge-to-edge boxes are right; overlapping boxes give one too many.
fails: test_boxes_may_overlap_or_leave_gaps
says: Put a box on your last start. Does it lie on the image with all its pixels?
"""

import math


def pool_output_size(n, size=2, stride=None, padding="valid"):
    if stride is None:
        stride = size
    if n < 1 or size < 1 or stride < 1:
        raise ValueError("n, size and stride must be at least 1")
    if padding == "same":
        return math.ceil(n / stride)
    if padding != "valid":
        raise ValueError(f"unknown padding {padding}")
    if size > n:
        raise ValueError("the box does not fit")
    return n // stride
