"""Kills its parent: the grader, or the init of its sandbox.

stopped by: own uid
unfenced: succeeds
"""

# %%
import os
import signal


def attack():
    parent = os.getppid()
    if parent == 0:
        raise ProcessLookupError("its parent lives in another pid namespace")
    os.kill(parent, signal.SIGKILL)
    return f"killed {parent}"
