"""Reads and writes the memory of another process by system calls.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import ctypes
import os
import signal

PR_SET_DUMPABLE = 4  # who has changed its user is closed to itself, until it says otherwise
libc = ctypes.CDLL(None, use_errno=True)


class Piece(ctypes.Structure):
    _fields_ = [("start", ctypes.c_void_p), ("size", ctypes.c_size_t)]


def attack():
    text = ctypes.create_string_buffer(b"what is in here", 16)
    piece = Piece(ctypes.addressof(text), 16)
    libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)
    child = os.fork()
    if child == 0:
        signal.pause()
    try:
        return [
            (call.__name__, pid)
            for call in (libc.process_vm_readv, libc.process_vm_writev)
            for pid in (VICTIM, child)
            if call(pid, ctypes.byref(piece), 1, ctypes.byref(piece), 1, 0) > 0
        ]
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
