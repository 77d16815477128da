"""Sends signals to its whole process group, in which other workers could be.

stopped by: session of its own
unfenced: held
verdict: crashed
says: KeyboardInterrupt
"""

# %%
import os
import signal


def attack():
    os.setpriority(os.PRIO_PGRP, 0, 5)
    os.kill(0, signal.SIGINT)
    return "signalled"
