"""Always moves by the size of the box.

symptom: My result does not change when I give a stride.
fails: test_boxes_may_overlap_or_leave_gaps
says: Call your function twice, with stride=1 and with stride=3. Which line of yours looks at the stride?
"""

import math


def pool_output_size(n, size=2, stride=None, padding="valid"):
    if stride is not None and stride < 1:
        raise ValueError("stride must be at least 1")
    stride = size
    if n < 1 or size < 1 or stride < 1:
        raise ValueError("n, size and stride must be at least 1")
    if padding == "same":
        return math.ceil(n / stride)
    if padding != "valid":
        raise ValueError(f"unknown padding {padding}")
    if size > n:
        raise ValueError("the box does not fit")
    return (n - size) // stride + 1
