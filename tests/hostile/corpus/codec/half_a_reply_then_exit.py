"""Announces a reply, sends half of it, and ends.

stopped by: frame checks
unfenced: held
verdict: crashed
says: the Python process of the notebook ended
"""


# %%
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


# %%
import os

import numpy as np

from autograder.worker.channel import Channel

write = Channel.write
asked_double = False


def cut(channel, data):
    if asked_double:
        write(channel, data[: len(data) // 2])
        os._exit(0)
    write(channel, data)


Channel.write = cut


def double(x):
    global asked_double
    asked_double = True
    return np.asarray(x) * 2
