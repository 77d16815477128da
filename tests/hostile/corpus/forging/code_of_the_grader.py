"""Opens the grader's own code, and its compiled code, for writing.

stopped by: read-only view
unfenced: succeeds
"""
# %%
import glob
import os

import autograder


def attack():
    package = os.path.dirname(autograder.__file__)
    for path in (*glob.glob(package + "/*.py"), *glob.glob(package + "/__pycache__/*.pyc")):
        try:
            with open(path, "r+b"):  # and changes nothing: that it can be opened is enough
                return path
        except OSError:
            pass
