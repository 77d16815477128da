"""Sleeps in a call until somebody loses patience.

stopped by: time of a call
unfenced: held
verdict: timed_out
says: stopped after waiting for
"""

# %%
import time


def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


def double(x):
    if x.ndim == 1:
        time.sleep(3600)
