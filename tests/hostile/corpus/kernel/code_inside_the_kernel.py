"""Loads a program into the kernel.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import ctypes
import os
import platform
import struct

BPF = {"x86_64": 321, "aarch64": 280}[platform.machine()]
BPF_PROG_LOAD, SOCKET_FILTER = 5, 1
RETURN_0 = struct.pack("<BBhi", 0xB7, 0, 0, 0) + struct.pack("<BBhi", 0x95, 0, 0, 0)


def attack():
    code, license = ctypes.create_string_buffer(RETURN_0), ctypes.create_string_buffer(b"GPL")
    wanted = struct.pack("<IIQQ", SOCKET_FILTER, 2, ctypes.addressof(code), ctypes.addressof(license)).ljust(128, b"\0")
    loaded = ctypes.CDLL(None, use_errno=True).syscall(BPF, BPF_PROG_LOAD, wanted, len(wanted))
    return loaded >= 0 and os.close(loaded) is None
