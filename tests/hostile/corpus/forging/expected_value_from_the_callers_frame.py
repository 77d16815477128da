"""Looks for expected values in the frames of whoever calls it.

stopped by: process boundary
unfenced: held
"""
# %%
import sys

NAMES = {"expected", "oracle", "solution", "rng", "student", "check", "one", "seed", "points"}


def attack():
    for top in [sys._getframe(), *sys._current_frames().values()]:
        frame = top.f_back
        while frame is not None:
            if found := NAMES & (frame.f_locals.keys() | frame.f_globals.keys()) or "test_" in frame.f_code.co_name:
                return found, frame
            frame = frame.f_back
