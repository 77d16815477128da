"""Makes empty files, each of which takes memory of the kernel.

stopped by: limit of files
unfenced: held
verdict: crashed
says: making more than 20000 files
"""

# %%
import os
import time


def attack():
    for number in range(24_000):
        os.close(os.open(str(number), os.O_CREAT))
    time.sleep(2)
    return "24000 files"
