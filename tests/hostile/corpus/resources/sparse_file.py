"""Makes a file of terabytes that takes no space.

stopped by: limit of file size
unfenced: held
"""

# %%
import os


def attack():
    with open("hole", "wb") as hole:
        try:
            os.truncate(hole.fileno(), 1 << 40)
        except OSError:
            os.posix_fallocate(hole.fileno(), (1 << 40) - 1, 1)
    return os.path.getsize("hole")
