"""Sends lists so deep that no recursive reader survives them.

stopped by: decoder limits
unfenced: held
verdict: tampered
says: nested too deeply
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


def deep(reply):
    if not isinstance(reply.get("returned"), np.ndarray):
        return encode(reply)
    head = b"[" * 100_000 + b"]" * 100_000
    return wire.HEADER.pack(len(head), 0) + head


wire.encode = deep


def double(x):
    return x * 2
