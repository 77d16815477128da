"""Reads a page here and there, so that only tables of pages grow.

stopped by: memory watchdog
unfenced: held
verdict: crashed
says: using more than 512 MB of memory|the Python process of the notebook ended
"""

# %%
import mmap
import time

SIZE, STEP, MAP_NORESERVE, MADV_NOHUGEPAGE = 1 << 38, 2 << 20, 0x4000, 15


def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


def double(x):
    if x.ndim > 1:
        return None
    hoard = mmap.mmap(-1, SIZE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | MAP_NORESERVE, prot=mmap.PROT_READ)
    hoard.madvise(MADV_NOHUGEPAGE)
    for place in range(0, SIZE, STEP):
        hoard[place]  # all the same page of zeros, each time with a table of its own
    time.sleep(1)
    return x * 2
