"""Sends NumPy scalars that their types can not hold.

stopped by: frame checks
unfenced: held
verdict: tampered
says: a scalar out of range
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


def overflowing(reply):
    if not isinstance(reply.get("returned"), np.ndarray):
        return encode(reply)
    scalar = b'["b", 1000]' if reply["returned"].ndim == 1 else b'["e", 1e300]'
    head = b'{"id": "%s", "returned": {"$scalar": %s}}' % (reply["id"].encode(), scalar)
    return wire.HEADER.pack(len(head), 0) + head


wire.encode = overflowing


def double(x):
    return x * 2
