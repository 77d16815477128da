"""What a Linux process can ask for itself: to die with its parent, and to give up privileges for good."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG, PR_CAPBSET_DROP = 1, 24
CAPABILITIES = 64  # more than there are; asking for one too many is an error that changes nothing


def die_with_parent() -> None:
    """Ask the kernel to kill this process when its parent ends. Does nothing where there is no such call."""
    if sys.platform == "linux":
        parent = os.getppid()
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:  # it ended before the kernel knew
            os._exit(1)


def give_up_capabilities() -> None:
    """Empty the capability bounding set, so that no program that is started can bring one back. Needs CAP_SETPCAP."""
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in range(CAPABILITIES):
        libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
