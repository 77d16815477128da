"""Textbook formulas with math.floor and math.ceil, each function on its own."""

import math


def conv_output_size(n, k, stride=1, padding="valid", dilation=1):
    if not (n >= 1 and k >= 1 and stride >= 1 and dilation >= 1):
        raise ValueError(f"sizes must be >= 1: {n=}, {k=}, {stride=}, {dilation=}")
    effective = k + (k - 1) * (dilation - 1)
    if isinstance(padding, str):
        if padding == "same":
            return math.ceil(n / stride)
        try:
            total = {"valid": 0, "full": 2 * effective - 2}[padding]
        except KeyError:
            raise ValueError(f"unknown padding {padding!r}") from None
    else:
        pair = (padding,) * 2 if isinstance(padding, int) else padding
        if min(pair) < 0:
            raise ValueError("padding must not be negative")
        total = sum(pair)
    if effective > n + total:
        raise ValueError("the filter does not fit")
    return math.floor((n + total - effective) / stride + 1)


def same_padding(n, k, stride=1, dilation=1):
    effective = k + (k - 1) * (dilation - 1)
    total = max(effective - (n % stride or stride), 0)
    return math.floor(total / 2), math.ceil(total / 2)


def conv_output_shape(hw, k, filters, stride=1, padding="valid"):
    height, width = hw
    try:
        kh, kw = k
    except TypeError:
        kh = kw = k
    try:
        sh, sw = stride
    except TypeError:
        sh = sw = stride
    return (conv_output_size(height, kh, sh, padding), conv_output_size(width, kw, sw, padding), filters)


def pool_output_size(n, size=2, stride=None, padding="valid"):
    stride = size if stride is None else stride
    if n <= 0 or size <= 0 or stride <= 0:
        raise ValueError("sizes must be >= 1")
    if padding == "same":
        return math.ceil(n / stride)
    if padding == "valid" and size <= n:
        return math.floor((n - size) / stride) + 1
    raise ValueError("the box does not fit, or the padding is unknown")


def receptive_field(layers):
    field = 1
    for kernel, stride in reversed(layers):
        field = (field - 1) * stride + kernel
    return field
