"""Reads a secret through a symbolic and a hard link in its own folder.

stopped by: mount namespace
unfenced: succeeds
"""
# %%
import os


def attack():
    for link in (os.symlink, os.link):
        try:
            link(BAIT + "/secret", link.__name__)
            return open(link.__name__).read()
        except OSError:
            pass
