"""Answers with arrays in which no element can be wrong, or one stands for all.

stopped by: exact comparison
unfenced: held
says: an array of shape [(](0|1|)
"""
# %%
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


# %%
import itertools

import numpy as np

shapes = itertools.cycle([(0,), (), (1,), (0, 2), (1, 1, 0), (2, 0)])


def double(x):
    return np.full(next(shapes), 2.0)
