"""Traces a process: another program's, else its own child.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import ctypes
import os
import signal

PTRACE_SEIZE, PTRACE_DETACH = 0x4206, 17
PR_SET_DUMPABLE = 4  # who has changed its user is closed to itself, until it says otherwise
libc = ctypes.CDLL(None, use_errno=True)


def attack():
    libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)
    child = os.fork()
    if child == 0:
        signal.pause()
    try:
        traced = [pid for pid in (VICTIM, child) if libc.ptrace(PTRACE_SEIZE, pid, None, None) == 0]
        for pid in traced:
            libc.ptrace(PTRACE_DETACH, pid, None, None)
        return traced
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
