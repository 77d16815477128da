"""Puts data into files that exist in memory only.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import os


def attack():
    hoard = [os.memfd_create(str(number)) for number in range(40)]
    return sum(os.write(each, bytes(1 << 20)) for each in hoard) > 20 << 20 and "40 MB that no limit of files sees"
