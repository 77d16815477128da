"""Lets NumPy count, and gives back NumPy integers."""

import numpy as np


def conv_output_size(n, k, stride=1, padding="valid", dilation=1):
    if np.min([n, k, stride, dilation]) < 1:
        raise ValueError("sizes must be positive")
    if isinstance(padding, str) and padding not in {"valid", "same", "full"}:
        raise ValueError("padding must be valid, same or full")
    if padding == "same":
        return np.int64(np.arange(n)[::stride].size)
    window = np.arange(k)[-1] * dilation + 1
    if padding == "valid":
        padding = 0
    elif padding == "full":
        padding = window - 1
    before, after = np.broadcast_to(padding, 2)
    if before < 0 or after < 0:
        raise ValueError("padding must not be negative")
    padded = np.pad(np.ones(n), (before, after))
    if window > padded.size:
        raise ValueError("the window is larger than the padded side")
    return np.lib.stride_tricks.sliding_window_view(padded, window)[::stride].shape[0]


def same_padding(n, k, stride=1, dilation=1):
    window = (k - 1) * dilation + 1
    last_start = np.arange(n)[::stride][-1]
    total = np.clip(last_start + window - n, 0, None)
    before, after = np.divmod(total, 2)[0], np.sum(np.divmod(total, 2))
    return before, after


def conv_output_shape(hw, k, filters, stride=1, padding="valid"):
    sizes = np.stack([np.broadcast_to(each, 2) for each in (hw, k, stride)], axis=1)
    return (*(conv_output_size(n, taps, step, padding) for n, taps, step in sizes), filters)


def pool_output_size(n, size=2, stride=None, padding="valid"):
    if padding not in ["valid", "same"]:
        raise ValueError(f"{padding} is no padding of a pooling layer")
    if stride is None:
        stride = size
    if min(n, size, stride) < 1:
        raise ValueError("sizes must be positive")
    starts = np.arange(0, n, stride)
    if padding == "valid":
        starts = starts[starts + size <= n]
    if not len(starts):
        raise ValueError("the box does not fit")
    return len(starts)


def receptive_field(layers):
    table = np.array(layers, dtype=int).reshape(-1, 2)
    apart = np.concatenate([[1], np.cumprod(table[:, 1])[:-1]]) if len(table) else np.array([], dtype=int)
    return 1 + np.sum((table[:, 0] - 1) * apart)
