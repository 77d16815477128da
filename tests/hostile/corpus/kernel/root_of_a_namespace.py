"""Becomes root in a user namespace of its own, and mounts there.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import ctypes
import os

CLONE_NEWUSER, CLONE_NEWNS = 0x10000000, 0x20000
libc = ctypes.CDLL(None, use_errno=True)


def attack():
    child = os.fork()
    if child == 0:
        entered = libc.unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0
        mounted = libc.mount(b"none", b"/tmp", b"tmpfs", 0, None) == 0
        os._exit(entered + 2 * mounted)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
