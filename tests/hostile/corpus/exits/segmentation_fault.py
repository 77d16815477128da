"""Crashes the interpreter by reading address zero.

stopped by: process boundary
unfenced: held
verdict: crashed
says: the Python process of the notebook ended
"""

# %%
import ctypes


def attack():
    return ctypes.string_at(0)
