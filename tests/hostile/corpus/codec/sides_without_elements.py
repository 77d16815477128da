"""Sends an array without elements, and a side too long for any loop.

stopped by: frame checks
unfenced: held
verdict: tampered
says: an array has an impossible shape
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


def hollow(reply):
    if not isinstance(reply.get("returned"), np.ndarray):
        return encode(reply)
    head = b'{"id": "%s", "returned": {"$array": ["d", %s, 0]}}' % (
        reply["id"].encode(),
        b"[1099511627776, 0]" if reply["returned"].ndim == 1 else b"[0, 1099511627776]",
    )
    return wire.HEADER.pack(len(head), 0) + head


wire.encode = hollow


def double(x):
    return x * 2
