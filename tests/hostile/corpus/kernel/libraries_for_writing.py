"""Opens the interpreter's own libraries for writing.

stopped by: read-only view
unfenced: succeeds
"""

# %%
import os

import autograder
import numpy as np


def attack():
    opened = []
    for path in (autograder.__file__, np.__file__, os.__file__, "/bin/sh"):
        try:
            os.close(os.open(path, os.O_RDWR))  # open, and not a byte written
            opened.append(path)
        except OSError:
            pass
    return opened
