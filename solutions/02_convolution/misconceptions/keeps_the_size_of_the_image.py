"""Adds zeros around the image, so that the map is as large as the image.

symptom: 10x10 stays 10x10.
fails: test_shrinks_the_image_as_the_course_says
says: Lay a 3x3 filter on the first pixel of your map: do all nine weights lie on the image?
"""

import numpy as np


def conv2d_single(x, w):
    kh, kw = w.shape
    rows, columns = x.shape
    x = np.pad(x, ((kh // 2, kh - 1 - kh // 2), (kw // 2, kw - 1 - kw // 2)))
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            window = x[i : i + kh, j : j + kw]
            out[i, j] = np.sum(window * w)
    return out
