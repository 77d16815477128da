"""Announces a message of four gigabytes.

stopped by: frame checks
unfenced: held
verdict: tampered
says: larger than allowed
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


def announced(reply):
    if not isinstance(reply.get("returned"), np.ndarray):
        return encode(reply)
    frame, endless = encode(reply), b"\xff\xff\xff\xff"
    return endless + frame[4:] if reply["returned"].ndim == 1 else frame[:4] + endless + frame[8:]


wire.encode = announced


def double(x):
    return x * 2
