"""Copies from what others handed in, and looks up their points.

stopped by: mount namespace
unfenced: succeeds
"""
# %%
import glob
import os


def attack():
    class_folder = os.path.dirname(COURSE)
    others = [*glob.glob(class_folder + "/handed-in/*.ipynb"), *glob.glob(class_folder + "/results/**/*.json", recursive=True)]
    return [path for path in others if CASE not in path and "return" in open(path).read()]
