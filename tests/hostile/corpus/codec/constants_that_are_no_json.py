"""Sends NaN and Infinity as bare words, as some JSON writers do.

stopped by: decoder limits
unfenced: held
verdict: tampered
says: is not JSON
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


def bare(reply):
    if not isinstance(reply.get("returned"), np.ndarray):
        return encode(reply)
    word = b"NaN" if reply["returned"].ndim == 1 else b"-Infinity"
    head = b'{"id": "%s", "returned": %s}' % (reply["id"].encode(), word)
    return wire.HEADER.pack(len(head), 0) + head


wire.encode = bare


def double(x):
    return x * 2
