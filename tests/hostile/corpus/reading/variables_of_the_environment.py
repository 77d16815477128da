"""Looks for the course's secrets among its own environment variables.

stopped by: clean environment
unfenced: held
"""
# %%
import os


def attack():
    started_with = open("/proc/self/environ").read()
    return [text for text in (*os.environ.values(), *started_with.split("\0")) if "flag-" in text]
