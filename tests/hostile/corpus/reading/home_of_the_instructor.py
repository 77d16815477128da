"""Looks for the home folders of people.

stopped by: mount namespace
unfenced: succeeds
"""
# %%
import glob
import os


def attack():
    homes = ["/root", *glob.glob("/home/*")]
    return [home for home in homes if any(os.path.exists(f"{home}/{name}") for name in (".profile", ".bashrc", ".config", ".cache"))]
