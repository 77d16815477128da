"""Computes in short-lived children whose time is added to nobody.

stopped by: time of a call
unfenced: held
verdict: timed_out
says: stopped after (3 seconds of computing|waiting)
"""

# %%
import os
import signal
import time


def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


def double(x):
    if x.ndim > 1:
        return None
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody hears of their end, nor of what they used
    for _ in range(2):
        for _ in range(6):
            if os.fork() == 0:
                end = time.process_time() + 0.32
                while time.process_time() < end:
                    pass
                os._exit(0)
        try:
            os.wait()  # for all of them
        except ChildProcessError:
            pass
    return x * 2
