"""Computes for longer than a call may.

stopped by: time of a call
unfenced: held
verdict: timed_out
says: stopped after 3 seconds of computing
"""

# %%
import time


def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


def double(x):
    while x.ndim == 1 and time.process_time() < 4.5:
        pass
    return x * 2 if x.ndim == 1 else None
