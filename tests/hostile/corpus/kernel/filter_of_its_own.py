"""Lays a filter over the sandbox's that allows everything.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import ctypes
import os
import struct

PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, FILTER, CLONE_NEWUSER = 38, 22, 2, 0x10000000
ALLOW = struct.pack("<HBBI", 0x06, 0, 0, 0x7FFF0000)
libc = ctypes.CDLL(None, use_errno=True)


def attack():
    child = os.fork()
    if child == 0:
        libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        code = ctypes.create_string_buffer(ALLOW, len(ALLOW))
        libc.prctl(PR_SET_SECCOMP, FILTER, struct.pack("HxxxxxxP", 1, ctypes.addressof(code)), 0, 0)
        os._exit(libc.unshare(CLONE_NEWUSER) == 0)
    return os.waitpid(child, 0)[1]
