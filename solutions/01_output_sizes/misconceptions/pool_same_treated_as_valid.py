"""Treats "same" like "valid" when pooling.

symptom: "same" makes no difference to my pooling.
fails: test_same_keeps_the_last_pixels
says: Seven pixels, boxes of two: which pixel gets no box with "valid"? What do you expect "same" to do with it?
"""


def pool_output_size(n, size=2, stride=None, padding="valid"):
    if stride is None:
        stride = size
    if n < 1 or size < 1 or stride < 1:
        raise ValueError("n, size and stride must be at least 1")
    if padding not in ("valid", "same"):
        raise ValueError(f"unknown padding {padding}")
    if size > n:
        raise ValueError("the box does not fit")
    return (n - size) // stride + 1
