"""Writes into the memory of the process that decides.

stopped by: pid namespace
unfenced: succeeds
"""
# %%
import os
import re


def grader():
    """The process above this one that asks the questions."""
    pid = os.getppid()
    while pid > 0:
        with open(f"/proc/{pid}/cmdline") as command, open(f"/proc/{pid}/stat") as status:
            if "autograder.grader" in command.read():
                return pid
            pid = int(status.read().rpartition(")")[2].split()[1])
    raise ProcessLookupError


def attack():
    pid = grader()
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "r+b", 0) as memory:
        for line in maps:
            start, end, mode = re.match("([0-9a-f]+)-([0-9a-f]+) (....)", line).groups()
            if mode == "rw-p":
                try:
                    memory.seek(int(start, 16))
                    data = memory.read(min(int(end, 16) - int(start, 16), 64 << 20))
                    at = data.find(b"FAILED")
                    memory.seek(int(start, 16) + at)
                    if at >= 0 and memory.write(b"FAILED"):  # "PASSED" would fit as well
                        return line
                except (OSError, OverflowError):
                    pass
