"""Opens the memory of its sandbox's first process for writing.

stopped by: own uid
unfenced: succeeds
"""

# %%
import os


def attack():
    first = 1 if os.getppid() == 1 else os.getppid()
    if first == 0:
        raise PermissionError("it is the first process itself")
    os.close(os.open(f"/proc/{first}/mem", os.O_RDWR))
    return first
