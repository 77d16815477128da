"""Everything in float32: windows as rows of one large matrix (im2col), pooling by shifted copies."""

import numpy as np


def _frame(n, k, stride, padding):
    if padding == "valid":
        return 0, 0, (n - k) // stride + 1
    outputs = (n + stride - 1) // stride
    total = max(0, (outputs - 1) * stride + k - n)
    return total // 2, (total + 1) // 2, outputs


def zero_pad(x, pad):
    top, bottom, left, right = np.broadcast_to(pad, 4)
    n, _, width, c = x.shape
    x = np.concatenate([np.zeros((n, top, width, c)), x, np.zeros((n, bottom, width, c))], axis=1, dtype=np.float32)
    height = x.shape[1]
    return np.concatenate([np.zeros((n, height, left, c)), x, np.zeros((n, height, right, c))], axis=2, dtype=np.float32)


def conv2d_single(x, w):
    return conv2d_forward(x[np.newaxis, ..., np.newaxis], w[..., np.newaxis, np.newaxis], np.zeros(1))[0, ..., 0]


def conv2d_forward(x, w, b, stride=1, padding="valid"):
    kh, kw, channels, filters = w.shape
    top, bottom, rows = _frame(x.shape[1], kh, stride, padding)
    left, right, columns = _frame(x.shape[2], kw, stride, padding)
    x = zero_pad(x, (top, bottom, left, right))
    row = stride * np.arange(rows)[:, None, None, None] + np.arange(kh)[:, None]  # (H', 1, kh, 1)
    column = stride * np.arange(columns)[:, None, None] + np.arange(kw)  # (W', 1, kw)
    matrix = x[:, row, column].reshape(-1, kh * kw * channels)
    out = matrix @ w.reshape(-1, filters).astype(np.float32) + b.astype(np.float32)
    return out.reshape(len(x), rows, columns, filters)


def relu(x):
    return (x * (x > 0)).astype(np.float32)


def pool2d(x, size=2, stride=None, mode="max", padding="valid"):
    stride = size if stride is None else stride
    top, bottom, rows = _frame(x.shape[1], size, stride, padding)
    left, right, columns = _frame(x.shape[2], size, stride, padding)
    around = ((0, 0), (top, bottom), (left, right), (0, 0))

    def shifted(array, outside):
        padded = np.pad(array.astype(np.float32), around, constant_values=outside)
        for u in range(size):
            for v in range(size):
                yield padded[:, u : u + stride * (rows - 1) + 1 : stride, v : v + stride * (columns - 1) + 1 : stride]

    if mode == "max":
        return np.max(list(shifted(x, -np.inf)), axis=0)
    total = sum(shifted(x, 0))
    return total / sum(shifted(np.ones_like(x), 0)) if mode == "avg" else total


def flatten(x):
    return np.ravel(x.astype(np.float32)).reshape(x.shape[0], -1)
