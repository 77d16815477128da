"""Asks the kernel for the network cards of the machine.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import socket
import struct

RTM_GETLINK, NLM_F_REQUEST, NLM_F_DUMP = 18, 1, 0x300


def attack():
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, socket.NETLINK_ROUTE) as kernel:
        kernel.send(struct.pack("<IHHIIB", 17, RTM_GETLINK, NLM_F_REQUEST | NLM_F_DUMP, 1, 0, 0))
        return len(kernel.recv(65536))
