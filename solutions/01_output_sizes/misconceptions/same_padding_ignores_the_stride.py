"""Ignores the stride when it counts the zeros.

symptom: With stride 2 I add a zero too many.
fails: test_needs_fewer_zeros_with_a_stride
says: With stride 2, mark the starts of the windows. Where does the last of them end? Does each of your zeros lie in a window?
"""


def same_padding(n, k, stride=1, dilation=1):
    window = dilation * (k - 1) + 1
    total = window - 1
    before = total // 2
    return before, total - before
