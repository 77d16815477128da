"""Asks for a password and opens a debugger, so that somebody must type.

stopped by: no input
unfenced: held
verdict: crashed
says: raised (EOFError|StdinNotImplementedError)
"""

# %%
import getpass


def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


def double(x):
    if x.shape == (2,):
        return float(input("password: "))
    if x.shape == (1, 3):
        breakpoint()
    return getpass.getpass()
