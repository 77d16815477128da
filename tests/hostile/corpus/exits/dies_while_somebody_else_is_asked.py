"""Gives back an object that ends the process during another call.

stopped by: process boundary
unfenced: held
says: an object of type Grenade
"""

# %%
import os


class Grenade:
    def __del__(self):
        os._exit(0)


def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


def double(x):
    return Grenade()
