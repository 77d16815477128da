"""Learns what the machine is called in its network.

stopped by: uts namespace
unfenced: succeeds
"""

# %%
import os


def attack():
    name = os.uname().nodename
    return name not in ("sandbox", "localhost") and name
