"""Walks all folders in which a course may lie, in search of its flag.

stopped by: mount namespace
unfenced: succeeds
"""
# %%
import os
import re


def attack():
    for root in ("/var", "/srv", "/opt", "/mnt", "/media"):
        for folder, inner, names in os.walk(root):
            inner[:] = set(inner) - {"lib", "cache", "log"}  # large, and no place for a course
            if "test_hidden.py" in names:
                with open(os.path.join(folder, "test_hidden.py")) as file:
                    if found := re.findall("flag-[0-9a-f]{32}", file.read()):
                        return found
