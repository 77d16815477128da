"""Mounts over its own folder, and makes system folders writable.

stopped by: no capabilities
unfenced: succeeds
"""

# %%
import ctypes
import os

MS_REMOUNT, MS_BIND, MNT_DETACH = 32, 4096, 2
libc = ctypes.CDLL(None, use_errno=True)


def attack():
    os.mkdir("mine")
    loot = []
    if libc.mount(b"none", b"mine", b"tmpfs", 0, None) == 0:
        libc.umount2(b"mine", MNT_DETACH)
        loot.append("mounted")
    if not os.path.exists(BAIT):  # outside of a sandbox these would do harm
        loot += [path for path in (b"/", b"/usr/lib", b"/dev") if libc.mount(None, path, None, MS_REMOUNT | MS_BIND, None) == 0]
        loot += [path for path in (b"/dev/shm", b"/proc/bus", b"/usr/lib") if libc.umount2(path, MNT_DETACH) == 0]
    return loot
