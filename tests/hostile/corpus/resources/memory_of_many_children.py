"""Spreads its memory over children, each within the limit.

stopped by: memory watchdog
unfenced: held
verdict: crashed
says: using more than 512 MB of memory|the Python process of the notebook ended
"""

# %%
import os
import time


def attack():
    for _ in range(6):
        if os.fork() == 0:
            hoard = b"x" * (150 << 20)
            time.sleep(20)
            os._exit(len(hoard) & 0)
    time.sleep(6)
    return "900 MB"
