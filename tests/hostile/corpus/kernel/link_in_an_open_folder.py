"""Leaves links to the secret, pipes and files in an open folder.

stopped by: mount namespace
unfenced: succeeds
"""

# %%
import os


def attack():
    left = []
    for leave, arguments in ((os.link, [f"{BAIT}/secret"]), (os.symlink, ["/etc/passwd"]), (os.mkfifo, []), (os.mkdir, [])):
        try:
            leave(*arguments, f"{BAIT}/open/{CASE}-{leave.__name__}")
            left.append(leave.__name__)
        except OSError:
            pass
    return left
