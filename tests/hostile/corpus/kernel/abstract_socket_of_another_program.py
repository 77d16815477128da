"""Connects to an abstract socket of another program, as of a desktop.

stopped by: network namespace
unfenced: succeeds
"""

# %%
import socket


def attack():
    with socket.socket(socket.AF_UNIX) as client:
        client.connect("\0" + SOCKET)
        return client.getpeername()
