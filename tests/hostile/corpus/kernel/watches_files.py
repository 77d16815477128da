"""Has itself told of everything that happens on a disk.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import ctypes
import os
import platform

FANOTIFY_INIT = {"x86_64": 300, "aarch64": 262}[platform.machine()]
FAN_CLASS_NOTIF, FAN_REPORT_FID = 0, 0x200


def attack():
    watch = ctypes.CDLL(None, use_errno=True).syscall(FANOTIFY_INIT, FAN_CLASS_NOTIF | FAN_REPORT_FID, os.O_RDONLY)
    return watch >= 0 and os.close(watch) is None
