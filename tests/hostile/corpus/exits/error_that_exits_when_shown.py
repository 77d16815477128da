"""Raises an error whose text is the end of the process.

stopped by: process boundary
unfenced: held
verdict: crashed
says: the Python process of the notebook ended
"""

# %%
import threading


class Curtain(ValueError):
    def __str__(self):
        threading.excepthook = None
        raise SystemExit(0)


def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


def double(x):
    raise Curtain
