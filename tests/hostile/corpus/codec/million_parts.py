"""Sends a million empty lists, a hundred times as large in memory.

stopped by: decoder limits
unfenced: held
verdict: tampered
says: too many parts
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


def scattered(reply):
    if not isinstance(reply.get("returned"), np.ndarray):
        return encode(reply)
    head = b'{"id": "%s", "returned": [%s]}' % (reply["id"].encode(), b",".join([b"[]"] * 1_000_000))
    return wire.HEADER.pack(len(head), 0) + head


wire.encode = scattered


def double(x):
    return x * 2
