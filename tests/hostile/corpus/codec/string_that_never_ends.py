"""Sends a megabyte of quotes, which backtracking never gets through.

stopped by: decoder limits
unfenced: held
verdict: tampered
says: not JSON as we speak it: Unterminated string
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


def unclosed(reply):
    if not isinstance(reply.get("returned"), np.ndarray):
        return encode(reply)
    head = b'{"id": "' + b'\\"' * 500_000
    return wire.HEADER.pack(len(head), 0) + head


wire.encode = unclosed


def double(x):
    return x * 2
