"""Assumes that the stride divides the side.

symptom: With stride 2 my zeros are right for even sizes, and one too few for odd ones.
fails: test_needs_fewer_zeros_with_a_stride
says: Compare 4 pixels and 5 pixels at stride 2: from the last start to the end of the image, how many pixels are there in each case?
"""


def same_padding(n, k, stride=1, dilation=1):
    window = dilation * (k - 1) + 1
    total = max(window - stride, 0)
    before = total // 2
    return before, total - before
