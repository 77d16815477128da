"""Has a child born in a user namespace of its own, by clone.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import ctypes
import os
import platform
import signal

CLONE = {"x86_64": 56, "aarch64": 220}[platform.machine()]
CLONE_NEWUSER = 0x10000000


def attack():
    child = ctypes.CDLL(None, use_errno=True).syscall(CLONE, CLONE_NEWUSER | signal.SIGCHLD, 0, 0, 0, 0)
    if child == 0:
        os._exit(0)
    return child > 0 and os.waitpid(child, 0)
