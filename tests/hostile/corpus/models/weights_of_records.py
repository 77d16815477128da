"""Answers with weights of records, dates, subarrays and objects.

stopped by: plain data only
unfenced: held
says: an object of type ndarray of dtype
"""

# %%
import marshal

import numpy as np


def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


DTYPES = {(2,): np.dtype([("kernel", "f8", (1000,)), ("bias", "O")]), (1, 3): np.dtype("M8[s]")}


def double(x):
    if x.shape in DTYPES:
        return np.zeros(x.shape, DTYPES[x.shape])
    return np.array([marshal.dumps(double.__code__)], dtype=np.void)
