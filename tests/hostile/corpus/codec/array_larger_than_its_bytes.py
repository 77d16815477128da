"""Claims an array of terabytes, and sends two numbers.

stopped by: frame checks
unfenced: held
verdict: tampered
says: an array does not fit its buffer
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


def claimed(reply):
    if not isinstance(reply.get("returned"), np.ndarray):
        return encode(reply)
    head = b'{"id": "%s", "returned": {"$array": ["d", [1000000, 1000000], 0]}}' % reply["id"].encode()
    return wire.HEADER.pack(len(head), 16) + head + bytes(16)


wire.encode = claimed


def double(x):
    return x * 2
