"""Makes a mount without a place, by the newer system calls.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import ctypes
import os

OPEN_TREE, FSOPEN, FSCONFIG, FSMOUNT, FSPICK = 428, 430, 431, 432, 433  # on every processor
AT_FDCWD, FSCONFIG_CMD_CREATE = -100, 6
libc = ctypes.CDLL(None, use_errno=True)


def attack():
    made = {"tree": libc.syscall(OPEN_TREE, AT_FDCWD, b".", os.O_CLOEXEC), "context": libc.syscall(FSOPEN, b"tmpfs", 1)}
    if made["context"] >= 0 and libc.syscall(FSCONFIG, made["context"], FSCONFIG_CMD_CREATE, None, None, 0) == 0:
        made["mount"] = libc.syscall(FSMOUNT, made["context"], 1, 0)
    made["picked"] = libc.syscall(FSPICK, AT_FDCWD, b".", 1)
    return [name for name, number in made.items() if number >= 0 and os.close(number) is None]
