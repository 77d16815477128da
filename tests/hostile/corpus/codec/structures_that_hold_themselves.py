"""Answers with a list, a dict and an array that contain themselves.

stopped by: plain data only
unfenced: held
says: expected a NumPy array
"""


# %%
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


# %%
import numpy as np


def double(x):
    ring, chain, box = [], {}, np.empty(1, dtype=object)
    ring.append(ring)
    chain["next"] = chain
    box[0] = box
    return {(2,): ring, (1, 3): chain}.get(x.shape, [box])
