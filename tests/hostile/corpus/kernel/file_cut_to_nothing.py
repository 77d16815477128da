"""Opens somebody else's file for writing, which is enough to lose it.

stopped by: mount namespace
unfenced: succeeds
"""

# %%
import os


def attack():
    os.close(os.open(f"{BAIT}/target", os.O_WRONLY | os.O_TRUNC))
    return True
