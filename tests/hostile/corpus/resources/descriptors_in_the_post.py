"""Hides descriptors in messages that nobody reads.

stopped by: limit of descriptors
unfenced: succeeds
"""

# %%
import os
import socket


def attack():
    ours, theirs = socket.socketpair()
    posted = 0
    for _ in range(100):
        inner, outer = socket.socketpair()
        socket.send_fds(ours, [b"x"], [inner.fileno(), outer.fileno()] * 2)
        inner.close()
        outer.close()
        posted += 4
    return f"{posted} descriptors in the post"
