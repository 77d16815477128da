"""Leaves a message in the kernel, ends its process, and finds it in the next one.

stopped by: ipc namespace
unfenced: succeeds
verdict: crashed
says: the Python process of the notebook ended
"""
# %%
import ctypes
import os
import zlib

KEY, IPC_CREAT, IPC_RMID, IPC_NOWAIT = zlib.crc32(BAIT.encode()) & 0x7FFFFFFF, 0o1000, 0, 0o4000
libc = ctypes.CDLL(None, use_errno=True)


def attack():
    queue = libc.msgget(KEY, 0o600)
    if queue >= 0:
        message = ctypes.create_string_buffer(108)
        size = libc.msgrcv(queue, message, 100, 0, IPC_NOWAIT)
        libc.msgctl(queue, IPC_RMID, None)
        return size > 0 and message.raw
    queue = libc.msgget(KEY, IPC_CREAT | 0o600)
    libc.msgsnd(queue, ctypes.create_string_buffer((1).to_bytes(8, "little") + b"half of the solution"), 20, IPC_NOWAIT)
    os._exit(1)  # a first death is not held against anybody: the call is made again
