"""Fills /dev/shm, the memory that is a file system.

stopped by: scratch size
unfenced: succeeds
"""

# %%
import os


def attack():
    names = [f"/dev/shm/{CASE}-{number}" for number in range(40)]
    written = 0
    try:
        for name in names:
            with open(name, "wb") as file:
                written += file.write(bytes(1 << 20))
    except OSError:
        pass
    finally:
        for name in names:
            if os.path.exists(name):
                os.unlink(name)
    return written > 20 << 20 and f"{written >> 20} MB"
