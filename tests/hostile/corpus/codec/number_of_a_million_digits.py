"""Sends an integer that takes ages to read.

stopped by: decoder limits
unfenced: held
verdict: tampered
says: an integer has too many digits
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


def long(reply):
    if not isinstance(reply.get("returned"), np.ndarray):
        return encode(reply)
    digits = b"7" * (4_000 if reply["returned"].ndim == 1 else 1_000_000)
    head = b'{"id": "%s", "returned": %s}' % (reply["id"].encode(), digits)
    return wire.HEADER.pack(len(head), 0) + head


wire.encode = long


def double(x):
    return x * 2
