"""Fills the disk in a folder so deep that no path reaches it.

stopped by: scratch size
unfenced: held
verdict: crashed
says: raised OSError
"""

# %%
import os
import time


def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


def double(x):
    start = os.getcwd()
    for _ in range(30):  # 30 names of 200 letters are more than the 4096 that a path may have
        os.makedirs("d" * 200, exist_ok=True)
        os.chdir("d" * 200)
    for number in range(14):
        with open(str(number), "wb") as file:
            file.write(bytes(3 << 20))
    os.chdir(start)
    time.sleep(1)
    return x * 2
