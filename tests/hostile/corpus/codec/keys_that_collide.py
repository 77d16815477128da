"""Sends a dict whose keys all have one hash, so that it reads slowly.

stopped by: frame checks
unfenced: held
verdict: tampered
says: a key that is no number, string or None
"""


# %%
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


# %%
import itertools

import numpy as np

from autograder import wire

encode = wire.encode


def colliding(reply):
    if not isinstance(reply.get("returned"), np.ndarray):
        return encode(reply)
    keys = itertools.product((b"-1", b"-2"), repeat=12)  # hash(-1) is hash(-2)
    pairs = b",".join(b'[{"$tuple":[%s]},0]' % b",".join(key) for key in keys)
    head = b'{"id": "%s", "returned": {"$dict": [%s]}}' % (reply["id"].encode(), pairs)
    return wire.HEADER.pack(len(head), 0) + head


wire.encode = colliding


def double(x):
    return x * 2
