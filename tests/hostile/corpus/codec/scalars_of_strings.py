"""Sends NumPy scalars as text, which NumPy would read as numbers.

stopped by: frame checks
unfenced: held
verdict: tampered
says: a scalar needs a number
"""


# %%
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


# %%
import numpy as np

from autograder import wire

encode = wire.encode


def spelt_out(reply):
    if not isinstance(reply.get("returned"), np.ndarray):
        return encode(reply)
    head = b'{"id": "%s", "returned": {"$scalar": ["d", "1e1"]}}' % reply["id"].encode()
    return wire.HEADER.pack(len(head), 0) + head


wire.encode = spelt_out


def double(x):
    return x * 2
