"""Takes memory as shared mappings, which no limit of data counts.

stopped by: memory watchdog
unfenced: held
verdict: crashed
says: using more than 512 MB of memory|the Python process of the notebook ended
"""

# %%
import mmap
import time


def attack():
    hoard = []
    for _ in range(9):
        hoard.append(mmap.mmap(-1, 100 << 20))
        hoard[-1].write(b"x" * (100 << 20))
        time.sleep(0.1)
    time.sleep(2)
    return "900 MB"
