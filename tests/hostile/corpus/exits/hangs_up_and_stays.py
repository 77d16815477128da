"""Closes the channel and stays, so that the grader waits in vain.

stopped by: process boundary
unfenced: held
verdict: crashed
says: the Python process of the notebook ended
"""

# %%
import os
import time


def attack():
    os.closerange(3, 128)
    while True:
        time.sleep(60)
