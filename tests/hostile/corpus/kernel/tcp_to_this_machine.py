"""Connects to a server on this machine.

stopped by: network namespace
unfenced: succeeds
"""

# %%
import socket


def attack():
    with socket.create_connection(("127.0.0.1", PORT), timeout=2) as server:
        return server.getpeername()
