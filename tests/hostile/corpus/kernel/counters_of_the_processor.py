"""Counts events of the processor, to guess others' secrets.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import ctypes
import os
import platform
import struct

PERF_EVENT_OPEN = {"x86_64": 298, "aarch64": 241}[platform.machine()]
SOFTWARE, TASK_CLOCK, SIZE, USER_ONLY = 1, 1, 64, 0b1100001  # disabled, without the kernel and the hypervisor


def attack():
    wanted = struct.pack("<IIQQQQQ", SOFTWARE, SIZE, TASK_CLOCK, 0, 0, 0, USER_ONLY).ljust(SIZE, b"\0")
    counter = ctypes.CDLL(None, use_errno=True).syscall(PERF_EVENT_OPEN, wanted, 0, -1, -1, 0)
    return counter >= 0 and os.close(counter) is None
