"""Opens devices of the machine: memory, disks, virtual machines.

stopped by: mount namespace
unfenced: succeeds
"""

# %%
import glob
import os


def attack():
    opened = []
    for path in ["/dev/kmsg", "/dev/mem", "/dev/kvm", "/dev/fuse", "/dev/net/tun", *glob.glob("/dev/[snv]d[a-z]"), *glob.glob("/dev/nvme*n1")]:
        try:
            os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
            opened.append(path)
        except OSError:
            pass
    return opened
