"""Makes files where they are neither counted nor removed.

stopped by: read-only view
unfenced: never
"""

# %%
import os


def attack():
    if os.path.exists(BAIT):
        return None  # no sandbox: this machine is not to be littered
    made = []
    for root, folders, _ in os.walk("/"):
        folders[:] = [] if root.count("/") > 2 else [name for name in folders if name not in ("proc", "tmp", "shm")]
        try:
            path = os.path.join(root, CASE)
            os.close(os.open(path, os.O_CREAT | os.O_EXCL))
            os.unlink(path)
            made.append(root)
        except OSError:
            pass
    return made
