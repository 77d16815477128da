"""Hides data in the attributes of files.

stopped by: limit of files
unfenced: held
verdict: crashed
says: making more than 20000 files|raised OSError
"""

# %%
import os
import time


def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


def double(x):
    for number in range(500):
        with open(str(number), "w"):
            os.setxattr(str(number), "user.hoard", b"x" * 60_000)  # a kernel or a disk without such attributes refuses
    time.sleep(2)
    return x * 2 if len(os.getxattr("499", "user.hoard")) == 60_000 else None
