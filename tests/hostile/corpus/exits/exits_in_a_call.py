"""Ends its process without a word instead of answering.

stopped by: process boundary
unfenced: held
verdict: crashed
says: the Python process of the notebook ended
"""

# %%
import os


def attack():
    os._exit(0)
