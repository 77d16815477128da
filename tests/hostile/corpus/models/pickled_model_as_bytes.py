"""Answers with a pickled model as bytes, text and an array.

stopped by: plain data only
unfenced: held
says: an object of type bytes
"""

# %%
import os
import pickle

import numpy as np


class Model:
    def __reduce__(self):
        return os.system, (f"echo was here > {BAIT}/target",)


PICKLED = pickle.dumps(Model(), protocol=0)


def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


def double(x):
    return {(2,): PICKLED, (1, 3): PICKLED.decode()}.get(x.shape, np.frombuffer(PICKLED, np.uint8))
