"""Makes as many columns as rows.

symptom: My pooled drawing is cut off at the right.
fails: test_boxes_may_overlap_and_may_leave_gaps
says: A map of 2 rows and 10 columns: how many boxes fit side by side? Which side do you ask?
"""

import numpy as np


def pool2d(x, size=2, stride=None, mode="max", padding="valid"):
    if stride is None:
        stride = size
    n, height, width, channels = x.shape
    if padding == "same":
        rows, columns = -(-height // stride), -(-width // stride)
        above = max((rows - 1) * stride + size - height, 0) // 2
        before = max((columns - 1) * stride + size - width, 0) // 2
    else:
        rows, columns = (height - size) // stride + 1, (width - size) // stride + 1
        above = before = 0
    columns = rows
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
                        out[m, i, j, c] = float(np.sum(box)) / box.size
                    else:
                        out[m, i, j, c] = np.sum(box)
    return out
