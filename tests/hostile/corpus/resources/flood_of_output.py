"""Prints without end, to fill a pipe, a log or a disk.

stopped by: output to nowhere
unfenced: held
"""

# %%
import os
import sys


def attack():
    for _ in range(100):
        print("x" * (1 << 20))
        print("x" * (1 << 20), file=sys.stderr)
        os.write(1, b"x" * (1 << 20))
        os.write(2, b"x" * (1 << 20))
