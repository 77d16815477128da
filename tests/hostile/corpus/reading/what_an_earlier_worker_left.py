"""Leaves a file, ends its process, and finds it in the next one.

stopped by: fresh scratch folder
unfenced: succeeds
verdict: crashed
says: the Python process of the notebook ended
"""
# %%
import os

PLACES = ("/tmp", "/var/tmp", "/dev/shm", "/run", os.path.expanduser("~"), ".")


def attack():
    notes = [f"{place}/{CASE}" for place in PLACES]
    found = [path for path in notes if os.path.exists(path)]
    for path in found:
        os.unlink(path)
    if found:
        return found
    for path in notes:
        try:
            open(path, "w").close()
        except OSError:
            pass
    os._exit(1)  # a first death is not held against anybody: the call is made again
