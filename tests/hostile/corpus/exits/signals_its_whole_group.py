"""Sends signals to its whole process group, in which other workers could be.

stopped by: session of its own
unfenced: held
verdict: crashed
"""

# %%
import contextlib
import os
import signal
import time


def attack():
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PGRP, 0, 5)
    os.kill(0, signal.SIGINT)
    time.sleep(1)  # it reaches this process, too
    return "signalled"
