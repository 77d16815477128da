"""Answers NaN, which is neither right nor wrong in a careless comparison.

stopped by: exact comparison
unfenced: held
earns: 7
says: nan
"""
# %%
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


# %%
import itertools

import numpy as np

answers = itertools.cycle(["nan", "inf", "-nan"])


def double(x):
    return np.full(np.shape(x), float(next(answers)))
