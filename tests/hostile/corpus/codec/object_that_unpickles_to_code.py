"""Answers with objects that would run code where they are unpickled.

stopped by: plain data only
unfenced: held
says: an object of type Bomb
"""


# %%
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


# %%
import os

import numpy as np


class Bomb:
    def __reduce__(self):
        return os.system, (f"echo was here > {BAIT}/target",)


def double(x):
    if x.shape == (2,):
        return Bomb()
    return np.array([Bomb()] * 3, dtype=object)
