"""Answers with generators, futures and other values that are not there yet.

stopped by: plain data only
unfenced: held
says: an object of type (generator|map|Later|Future|memoryview|partial)
"""
# %%
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


# %%
import itertools
from concurrent.futures import Future
from functools import partial

import numpy as np

looks = itertools.count()


class Later:
    """Another value at each look."""

    def __array__(self, dtype=None, copy=None):
        return np.full(2, float(next(looks)))

    def __float__(self):
        return float(next(looks))

    def __index__(self):
        return next(looks)

    def __iter__(self):
        return iter([next(looks)])

    def __getitem__(self, index):
        return next(looks)

    def __len__(self):
        return next(looks) % 3


def double(x):
    kinds = ((value for value in x), map(float, x), Later(), Future(), memoryview(np.asarray(x).copy()), partial(np.add, x, x))
    return kinds[next(looks) % len(kinds)]
