"""Sends a pickle that runs code where the grader expects JSON.

stopped by: frame checks
unfenced: held
verdict: tampered
says: forged message \(not JSON as we speak it
"""


# %%
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


# %%
import os
import pickle

import numpy as np

from autograder import wire

encode = wire.encode


class Bomb:
    def __reduce__(self):
        return os.system, (f"echo was here > {BAIT}/target",)


def pickled(reply):
    if not isinstance(reply.get("returned"), np.ndarray):
        return encode(reply)
    head = pickle.dumps(Bomb(), protocol=0)
    return wire.HEADER.pack(len(head), 0) + head


wire.encode = pickled


def double(x):
    return x * 2
