"""Recurses until the stack or the memory is used up.

stopped by: process boundary
unfenced: held
verdict: crashed
"""

# %%
import sys


class Doll:
    def __repr__(self):
        return repr(self)


def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


def double(x):
    sys.setrecursionlimit(10**9)
    return repr(Doll())
