"""Answers with an object that lies about its class, and turns into an array late.

stopped by: plain data only
unfenced: held
says: an object of type|expected a NumPy array
"""
# %%
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


# %%
import numpy as np


class Chameleon:
    nbytes, ndim, size = 16, 1, 2

    def __init__(self, like):
        self.like = like
        self.dtype, self.shape = like.dtype, like.shape

    @property
    def __class__(self):
        return np.ndarray

    def __array__(self, dtype=None, copy=None):
        return np.asarray(Chameleon(self.like), dtype=object)

    @property
    def __array_interface__(self):
        return {"version": 3, "shape": self.shape, "typestr": "|O", "data": (id(self), False)}

    def __eq__(self, other):
        return np.ones(self.shape, bool)

    __hash__ = None


Chameleon.__name__ = Chameleon.__qualname__ = "ndarray"


def double(x):
    return Chameleon(x)
