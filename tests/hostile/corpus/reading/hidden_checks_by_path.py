"""Reads the hidden checks where the course keeps them.

stopped by: mount namespace
unfenced: succeeds
"""
# %%
import re


def attack():
    text = open(COURSE + "/solutions/01_tiny/test_hidden.py").read()
    return re.findall("flag-[0-9a-f]{32}", text)
