"""Opens sockets to the hypervisor, to ciphers, to hotplug events.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import socket

UEVENTS = 15


def hypervisor():
    with socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM) as below:
        below.bind((socket.VMADDR_CID_ANY, socket.VMADDR_PORT_ANY))


def cipher():
    with socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET) as algorithm:
        algorithm.bind(("hash", "sha256"))


def hotplug():
    with socket.socket(socket.AF_NETLINK, socket.SOCK_DGRAM, UEVENTS) as events:
        events.bind((0, 1))


def attack():
    opened = []
    for way in (hypervisor, cipher, hotplug):
        try:
            way()
            opened.append(way.__name__)
        except OSError:
            pass
    return opened
