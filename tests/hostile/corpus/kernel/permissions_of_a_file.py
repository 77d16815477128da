"""Changes permissions and times of somebody else's file.

stopped by: mount namespace
unfenced: succeeds
"""

# %%
import os


def attack():
    os.utime(f"{BAIT}/target", (1, 1))
    os.chmod(f"{BAIT}/target", 0o600)
    now = os.stat(f"{BAIT}/target")
    return (now.st_mode & 0o777, now.st_mtime) == (0o600, 1)
