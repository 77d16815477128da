"""Sends datagrams and raw packets, which need no answer.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import socket

KINDS = ((socket.SOCK_DGRAM, 0), (socket.SOCK_DGRAM, socket.IPPROTO_ICMP), (socket.SOCK_RAW, socket.IPPROTO_ICMP))


def attack():
    sent = []
    for kind, protocol in KINDS:
        try:
            with socket.socket(socket.AF_INET, kind, protocol) as sender:
                sent.append(sender.sendto(b"\x08\x00\xf7\xff\x00\x00\x00\x00", ("127.0.0.1", PORT)))
        except OSError:
            pass
    return sent
