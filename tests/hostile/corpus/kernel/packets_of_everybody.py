"""Listens to all packets that the machine sends and receives.

stopped by: no capabilities
unfenced: succeeds
"""

# %%
import socket

ETH_P_ALL = 3


def attack():
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL)) as listener:
        return listener.getsockname()
