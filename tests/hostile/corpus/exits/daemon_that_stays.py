"""Leaves a daemon behind: forked twice, deaf to signals.

stopped by: pid namespace
unfenced: leaves
"""

# %%
import os
import signal
import time


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def stay():
    """Two minutes, or as long as the stage stands; whoever forgets me must not keep me for ever."""
    seen, end = alive(VICTIM), time.monotonic() + 120
    while time.monotonic() < end and (alive(VICTIM) or not seen):
        time.sleep(0.2)


def attack():
    if os.fork():
        os.wait()
        return
    os.setsid()
    if os.fork() == 0:
        for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
            signal.signal(number, signal.SIG_IGN)
        os.closerange(0, 100)
        stay()
    os._exit(0)
