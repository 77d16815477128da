"""Sends what it learns to a socket on this machine.

stopped by: network namespace
unfenced: held
earns: 0
"""

import os
import socket


def cube(n):
    for family, address in ((socket.AF_INET, ("127.0.0.1", PORT)), (socket.AF_UNIX, "\0" + SOCKET), (socket.AF_UNIX, f"{BAIT}/open/{SOCKET}")):
        try:
            with socket.socket(family) as line:
                line.connect(address)
                line.sendall(f"cube({n})".encode())
        except OSError:
            pass
    return n


cube(0)
