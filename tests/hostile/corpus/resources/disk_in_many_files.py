"""Fills the disk with files, each of them within the limit.

stopped by: scratch size
unfenced: held
verdict: crashed
says: raised OSError|writing more than 16 MB to files
"""

# %%
import time


def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


def double(x):
    for number in range(14):
        with open(str(number), "wb") as file:
            file.write(bytes(3 << 20))
    time.sleep(1)
    return x * 2
