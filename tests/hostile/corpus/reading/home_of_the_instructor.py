"""Looks for the home folders of people.

stopped by: mount namespace
unfenced: succeeds
"""
# %%
import glob
import os


def attack():
    homes = ["/root", *glob.glob("/home/*")]
    for home in homes:
        try:
            if {".profile", ".bashrc", ".config", ".cache"} & set(os.listdir(home)):
                return home
        except OSError:
            pass
