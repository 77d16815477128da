"""Leaves a key in the kernel's keyring, where others find it.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import ctypes
import platform

ADD_KEY = {"x86_64": 248, "aarch64": 217}[platform.machine()]
PROCESS_KEYRING = -2


def attack():
    return ctypes.CDLL(None, use_errno=True).syscall(ADD_KEY, b"user", b"solution", b"n // 2", 6, PROCESS_KEYRING) >= 0
