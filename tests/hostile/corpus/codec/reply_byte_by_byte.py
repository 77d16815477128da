"""Sends its reply so slowly that it never ends.

stopped by: time of a call
unfenced: held
verdict: timed_out
says: stopped after waiting for
"""

# %%
import time

from autograder.worker.channel import Channel

write = Channel.write


def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


def drip(channel, data):
    for number in range(len(data)):
        write(channel, data[number : number + 1])
        time.sleep(0.02)  # there is always something to read


def double(x):
    if x.ndim == 1:
        Channel.write = drip
        return "x" * 2000
