"""Loops over every number, lists and Python's own sum and max; no slicing of windows."""

import math

import numpy as np


def zero_pad(x, pad):
    if isinstance(pad, int):
        pad = (pad, pad, pad, pad)
    n, h, w, c = x.shape
    result = np.zeros((n, pad[0] + h + pad[1], pad[2] + w + pad[3], c))
    for image in range(n):
        for row in range(h):
            for column in range(w):
                for channel in range(c):
                    result[image, row + pad[0], column + pad[2], channel] = x[image, row, column, channel]
    return result


def conv2d_single(x, w):
    result = []
    for top in range(x.shape[0] - w.shape[0] + 1):
        result.append([])
        for left in range(x.shape[1] - w.shape[1] + 1):
            total = 0.0
            for row in range(w.shape[0]):
                for column in range(w.shape[1]):
                    total += float(x[top + row, left + column]) * float(w[row, column])
            result[-1].append(total)
    return np.array(result)


def conv2d_forward(x, w, b, stride=1, padding="valid"):
    n, height, width, channels = x.shape
    kh, kw, _, filters = w.shape
    if padding == "same":
        rows, columns = math.ceil(height / stride), math.ceil(width / stride)
        more_rows, more_columns = max(0, (rows - 1) * stride + kh - height), max(0, (columns - 1) * stride + kw - width)
        before = more_rows // 2, more_columns // 2
        x = zero_pad(x, (before[0], more_rows - before[0], before[1], more_columns - before[1]))
    else:
        rows, columns = (height - kh) // stride + 1, (width - kw) // stride + 1
    result = np.empty((n, rows, columns, filters))
    for image in range(n):
        for f in range(filters):
            for i in range(rows):
                for j in range(columns):
                    total = float(b[f])
                    for c in range(channels):
                        for u in range(kh):
                            for v in range(kw):
                                total += float(x[image, i * stride + u, j * stride + v, c]) * float(w[u, v, c, f])
                    result[image, i, j, f] = total
    return result


def relu(x):
    result = x.astype(float)  # astype copies
    for place in np.ndindex(x.shape):
        result[place] = max(result[place], 0)
    return result


def pool2d(x, size=2, stride=None, mode="max", padding="valid"):
    if stride is None:
        stride = size
    n, height, width, channels = x.shape

    def boxes(side):
        if padding == "valid":
            return [range(start, start + size) for start in range(0, side - size + 1, stride)]
        count = math.ceil(side / stride)
        before = max(0, (count - 1) * stride + size - side) // 2
        return [[p for p in range(i * stride - before, i * stride - before + size) if 0 <= p < side] for i in range(count)]

    def pool(numbers):
        if mode == "max":
            return max(numbers)
        return sum(numbers) / (len(numbers) if mode == "avg" else 1)

    return np.array(
        [
            [[[pool([float(x[i, r, q, c]) for r in rows for q in columns]) for c in range(channels)] for columns in boxes(width)] for rows in boxes(height)]
            for i in range(n)
        ]
    )


def flatten(x):
    return np.array([image.flatten() for image in x])
