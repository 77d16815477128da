"""Takes two gigabytes at once, without touching them.

stopped by: limit of data
unfenced: held
"""

# %%
import mmap

import numpy as np


def attack():
    try:
        return np.zeros(2 << 30, np.uint8).nbytes
    except MemoryError:
        return len(mmap.mmap(-1, 2 << 30, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS))
