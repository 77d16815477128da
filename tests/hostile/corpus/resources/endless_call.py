"""Computes for longer than a call may.

stopped by: time of a call
unfenced: held
verdict: timed_out
says: stopped after (3 seconds of computing|waiting)
"""
# %%
import time


def attack():
    while time.process_time() < 6:
        pass
    return "six seconds"
