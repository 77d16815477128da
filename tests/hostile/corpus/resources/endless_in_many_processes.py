"""Never ends in eight processes, each of which has used little time.

stopped by: time of a call
unfenced: held
verdict: timed_out
says: stopped after (3 seconds of computing|waiting)
"""

# %%
import os


def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


def double(x):
    if x.ndim > 1:
        return None
    for _ in range(3):
        os.fork()
    while True:
        pass
