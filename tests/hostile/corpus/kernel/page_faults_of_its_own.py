"""Handles its own page faults, to win races inside the kernel.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import ctypes
import os
import platform

USERFAULTFD = {"x86_64": 323, "aarch64": 282}[platform.machine()]
UFFD_USER_MODE_ONLY = 1


def attack():
    faults = ctypes.CDLL(None, use_errno=True).syscall(USERFAULTFD, os.O_CLOEXEC | UFFD_USER_MODE_ONLY)
    return faults >= 0 and os.close(faults) is None
