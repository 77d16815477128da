"""Reads who has an account here, and what the machine is called.

stopped by: mount namespace
unfenced: succeeds
"""
# %%
def attack():
    found = []
    for name in ("passwd", "group", "hostname", "hosts", "machine-id", "resolv.conf", "fstab"):
        try:
            found += open("/etc/" + name).read().splitlines()
        except OSError:
            pass
    return found
