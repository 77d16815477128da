"""Takes a folder of its own as the root of all paths.

stopped by: no capabilities
unfenced: succeeds
"""

# %%
import os


def attack():
    child = os.fork()
    if child == 0:
        try:
            os.chroot(".")
            os._exit(1)
        except OSError:
            os._exit(0)
    return os.waitpid(child, 0)[1]
