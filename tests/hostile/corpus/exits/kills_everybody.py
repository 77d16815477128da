"""Kills every process that it can reach.

stopped by: pid namespace
unfenced: succeeds
"""

# %%
import os
import signal


def attack():
    try:
        os.kill(VICTIM, 0)
        target = VICTIM  # other processes are in reach: one of them is proof enough
    except ProcessLookupError:
        target = -1
    os.kill(target, signal.SIGKILL)
    return f"killed {target}"
