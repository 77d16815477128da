"""Reads the hidden checks where Python keeps them compiled.

stopped by: mount namespace
unfenced: succeeds
"""
# %%
import glob
import marshal


def attack():
    for path in glob.glob(COURSE + "/solutions/*/__pycache__/test_hidden.*.pyc"):
        with open(path, "rb") as file:
            file.seek(16)
            return [constant for constant in marshal.load(file).co_consts if isinstance(constant, str) and "flag-" in constant]
