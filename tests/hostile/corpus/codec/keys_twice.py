"""Gives its result twice in one message, so that readers may differ.

stopped by: frame checks
unfenced: held
verdict: tampered
says: the same key twice
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


def ambiguous(reply):
    if not isinstance(reply.get("returned"), np.ndarray):
        return encode(reply)
    frame = encode(reply)
    head, body = wire.HEADER.unpack(frame[:8])
    inserted = b'{"returned": null, '
    return wire.HEADER.pack(head + len(inserted) - 1, body) + inserted + frame[9:]


wire.encode = ambiguous


def double(x):
    return x * 2
