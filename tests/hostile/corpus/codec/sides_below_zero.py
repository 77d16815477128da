"""Sends an array whose sides are negative, or no whole numbers.

stopped by: frame checks
unfenced: held
verdict: tampered
says: an array needs a shape of whole numbers
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


def turned(reply):
    if not isinstance(reply.get("returned"), np.ndarray):
        return encode(reply)
    frame = encode(reply)
    head, body = wire.HEADER.unpack(frame[:8])
    turned = frame[8 : 8 + head].replace(b"[2]", b"[-1]").replace(b"[1, 3]", b"[true, 3]")
    return wire.HEADER.pack(len(turned), body) + turned + frame[8 + head :]


wire.encode = turned


def double(x):
    return x * 2
