"""Takes "same" as: always as large as the image.

symptom: With "same" and stride 2 my map is as large as the image.
fails: test_same_keeps_the_size_at_stride_one, test_needs_fewer_zeros_with_a_stride, test_same_keeps_the_last_pixels
says: Mark every second pixel of the image. With stride 2, how many windows start on a mark?
"""


def conv_output_size(n, k, stride=1, padding="valid", dilation=1):
    if n < 1 or k < 1 or stride < 1 or dilation < 1:
        raise ValueError("n, k, stride and dilation must be at least 1")
    window = dilation * (k - 1) + 1
    if padding == "same":
        return n
    if padding == "valid":
        before, after = 0, 0
    elif padding == "full":
        before, after = window - 1, window - 1
    elif isinstance(padding, int):
        before, after = padding, padding
    elif isinstance(padding, tuple):
        before, after = padding
    else:
        raise ValueError(f"unknown padding {padding}")
    if before < 0 or after < 0:
        raise ValueError("padding must not be negative")
    room = n + before + after - window
    if room < 0:
        raise ValueError("the window does not fit")
    return room // stride + 1


def same_padding(n, k, stride=1, dilation=1):
    window = dilation * (k - 1) + 1
    out = n
    total = max((out - 1) * stride + window - n, 0)
    before = total // 2
    return before, total - before


def pool_output_size(n, size=2, stride=None, padding="valid"):
    if padding not in ("valid", "same"):
        raise ValueError(f"unknown padding {padding}")
    return conv_output_size(n, size, size if stride is None else stride, padding)
