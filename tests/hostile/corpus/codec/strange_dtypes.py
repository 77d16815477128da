"""Sends arrays of objects, and of nothing but bytes.

stopped by: frame checks
unfenced: held
verdict: tampered
says: dtype .+ is not allowed
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


def strange(reply):
    if not isinstance(reply.get("returned"), np.ndarray):
        return encode(reply)
    return encode(reply).replace(b'["d"', b'["O"' if reply["returned"].ndim == 1 else b'["V"')


wire.encode = strange


def double(x):
    return x * 2
