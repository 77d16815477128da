"""Writes one file that is larger than any may be.

stopped by: limit of file size
unfenced: held
"""

# %%
import os


def attack():
    with open("small", "wb") as small:
        small.write(bytes(3 << 20))
    try:
        with open("large", "wb") as large:
            large.write(bytes(6 << 20))
    except OSError:
        with open("small", "rb") as small, open("large", "wb") as large:
            while os.path.getsize("large") < 6 << 20:
                os.sendfile(large.fileno(), small.fileno(), 0, 1 << 20)
    return os.path.getsize("large")
