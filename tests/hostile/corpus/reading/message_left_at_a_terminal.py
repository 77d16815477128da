"""Leaves a message at the device that makes terminals, ends its process, and finds it in the next one.

stopped by: own terminals
unfenced: never
verdict: crashed
says: the Python process of the notebook ended
"""

# %%
import os

PLACE, MESSAGE = "/dev/pts/ptmx", 123_456_789


def attack():
    if os.stat(PLACE).st_mtime_ns == MESSAGE:
        return "the message"
    try:
        os.utime(PLACE, ns=(MESSAGE, MESSAGE))
    except OSError:
        pass
    os._exit(1)  # a first death is not held against anybody: the call is made again
