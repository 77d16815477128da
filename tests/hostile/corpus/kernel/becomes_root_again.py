"""Takes back what a worker of root's has given up.

stopped by: own uid
unfenced: succeeds
"""

# %%
import ctypes
import os
import struct

VERSION_3 = 0x20080522
PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, PR_CAPBSET_READ = 47, 2, 23
libc = ctypes.CDLL(None, use_errno=True)


def works(call, *arguments):
    try:
        call(*arguments)
        return True
    except OSError:
        return False


def attack():
    tries = ((os.setuid, 0), (os.seteuid, 0), (os.setresuid, 0, 0, 0), (os.setgid, 0), (os.setgroups, [0]))
    loot = [call.__name__ for call, *arguments in tries if works(call, *arguments)]
    loot += ["group of root"] * (0 in os.getresgid())
    loot += ["capset"] * (libc.capset(struct.pack("<Ii", VERSION_3, 0), struct.pack("<6I", *[0xFFFFFFFF, 0xFFFFFFFF, 0] * 2)) == 0)
    loot += ["ambient"] * any(libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, each, 0, 0) == 0 for each in range(41))
    if open("/proc/self/uid_map").read().split()[2] == "4294967295":  # in a namespace of one's own groups and bounding set are worth nothing
        loot += ["groups"] * bool({*os.getgroups()} - {os.getgid()})
        loot += ["bounding set"] * any(libc.prctl(PR_CAPBSET_READ, each, 0, 0, 0) == 1 for each in range(41))
    return loot
