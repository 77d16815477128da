"""Gives answers that are each allowed, and together too large.

stopped by: limit of all answers
unfenced: held
earns: 0
verdict: crashed
says: gave back more than 256 MB of data in all
"""

# %%
import numpy as np


def half(n):
    return np.zeros(7_500_000)


def double(x):
    return np.zeros(7_500_000)
