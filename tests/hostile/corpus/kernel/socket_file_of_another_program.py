"""Connects to a socket in the file system, as of a container engine.

stopped by: mount namespace
unfenced: succeeds
"""

# %%
import socket


def attack():
    with socket.socket(socket.AF_UNIX) as client:
        client.connect(f"{BAIT}/open/{SOCKET}")
        return client.getpeername()
