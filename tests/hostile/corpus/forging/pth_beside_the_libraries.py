"""Leaves a .pth file among the libraries that the grader itself imports.

stopped by: read-only view
unfenced: never
"""
# %%
import os
import sysconfig


def attack():
    for folder in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), sysconfig.get_path("stdlib")}:
        plant = f"{folder}/{CASE}.pth"
        try:
            with open(plant, "w") as file:
                file.write("# 'import os' with anything behind it would run in every Python that starts here\n")
            os.unlink(plant)
            return plant
        except OSError:
            pass
