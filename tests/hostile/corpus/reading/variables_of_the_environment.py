"""Looks for the course's secrets among its own environment variables.

stopped by: clean environment
unfenced: held
"""
# %%
import ctypes
import os

PR_SET_DUMPABLE = 4


def attack():
    ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)  # or the kernel denies it to whoever has changed its user
    with open("/proc/self/environ") as file:  # also what was taken out of os.environ later
        started_with = file.read().split("\0")
    return [text for text in (*os.environ.values(), *started_with) if "flag-" in text]
