"""Opens pipes and sockets without end.

stopped by: limit of descriptors
unfenced: held
"""

# %%
import os
import socket


def attack():
    opened = []
    try:
        while len(opened) < 1000:
            opened += [*os.pipe(), *(end.detach() for end in socket.socketpair())]
    finally:
        for each in opened:
            os.close(each)
    return f"{len(opened)} descriptors at a time"
