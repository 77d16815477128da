"""Ignores the stride and always jumps by the size.

symptom: Everything works until the boxes should overlap.
fails: test_boxes_may_overlap_and_may_leave_gaps
says: May two boxes share a pixel? What does stride=1 with size=3 ask for?
"""

import numpy as np


def pool2d(x, size=2, stride=None, mode="max", padding="valid"):
    stride = size
    n, height, width, channels = x.shape
    if padding == "same":
        rows, columns = -(-height // stride), -(-width // stride)
        above = max((rows - 1) * stride + size - height, 0) // 2
        before = max((columns - 1) * stride + size - width, 0) // 2
    else:
        rows, columns = (height - size) // stride + 1, (width - size) // stride + 1
        above = before = 0
    out = np.zeros((n, rows, columns, channels))
    for m in range(n):
        for i in range(rows):
            for j in range(columns):
                top, left = i * stride - above, j * stride - before
                for c in range(channels):
                    box = x[m, max(top, 0) : top + size, max(left, 0) : left + size, c]
                    if mode == "max":
                        out[m, i, j, c] = np.max(box)
                    elif mode == "avg":
                        out[m, i, j, c] = np.mean(box)
                    else:
                        out[m, i, j, c] = np.sum(box)
    return out
