"""Computes for ever with all signals blocked or ignored.

stopped by: time of a call
unfenced: held
verdict: timed_out
says: stopped after (3 seconds of computing|waiting)
"""

# %%
import signal


def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


def double(x):
    if x.ndim > 1:
        return None
    for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
        signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    while True:
        pass
