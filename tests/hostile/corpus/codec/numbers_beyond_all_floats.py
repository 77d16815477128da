"""Sends numbers that no float can hold.

stopped by: decoder limits
unfenced: held
verdict: tampered
says: a number is too large
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


def boundless(reply):
    if not isinstance(reply.get("returned"), np.ndarray):
        return encode(reply)
    number = b"-1e999" if reply["returned"].ndim == 1 else b"1" + b"0" * 400 + b".0"
    head = b'{"id": "%s", "returned": %s}' % (reply["id"].encode(), number)
    return wire.HEADER.pack(len(head), 0) + head


wire.encode = boundless


def double(x):
    return x * 2
