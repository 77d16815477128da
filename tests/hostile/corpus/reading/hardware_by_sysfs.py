"""Looks at disks, network cards and control groups of the machine.

stopped by: mount namespace
unfenced: succeeds
"""
# %%
import glob


def attack():
    return glob.glob("/sys/class/net/*") + glob.glob("/sys/block/*") + glob.glob("/sys/fs/cgroup/*")
