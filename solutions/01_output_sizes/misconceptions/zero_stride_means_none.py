"""Takes a stride of 0 as if none had been given.

symptom: stride=0 gives a number instead of an error, although I check for it.
fails: test_refuses_boxes_that_can_not_be
says: Ask Python what `0 or 2` is. How can you tell a stride that is missing from one that is 0?
"""

import math


def pool_output_size(n, size=2, stride=None, padding="valid"):
    stride = stride or size
    if n < 1 or size < 1 or stride < 1:
        raise ValueError("n, size and stride must be at least 1")
    if padding == "same":
        return math.ceil(n / stride)
    if padding != "valid":
        raise ValueError(f"unknown padding {padding}")
    if size > n:
        raise ValueError("the box does not fit")
    return (n - size) // stride + 1
