"""Pads half of the filter on both sides for "same", rounded down.

symptom: My "same" is right for 3x3 and 5x5, but a 2x2 filter makes the map smaller.
fails: test_same_counts_every_start_on_the_image, test_puts_the_odd_zero_where_tensorflow_does
says: How many zeros does an even filter need in all, so that nothing shrinks? Can both sides get equally many?
"""


def conv_output_size(n, k, stride=1, padding="valid", dilation=1):
    if n < 1 or k < 1 or stride < 1 or dilation < 1:
        raise ValueError("n, k, stride and dilation must be at least 1")
    window = dilation * (k - 1) + 1
    if padding == "same":
        padding = (window - 1) // 2
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
    half = (window - 1) // 2
    return half, half


def pool_output_size(n, size=2, stride=None, padding="valid"):
    if padding not in ("valid", "same"):
        raise ValueError(f"unknown padding {padding}")
    return conv_output_size(n, size, size if stride is None else stride, padding)
