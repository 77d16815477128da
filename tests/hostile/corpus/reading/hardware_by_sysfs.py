"""Looks at the disks, network cards and modules of the machine.

stopped by: mount namespace
unfenced: succeeds
"""
# %%
import glob


def attack():
    return glob.glob("/sys/class/net/*") + glob.glob("/sys/block/*") + glob.glob("/sys/firmware/*") + glob.glob("/sys/module/*")
