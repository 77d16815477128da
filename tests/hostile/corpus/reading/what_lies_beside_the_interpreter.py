"""Looks for a course around the environment and the package that run it.

stopped by: mount namespace
unfenced: succeeds
"""
# %%
import os
import sys

import autograder


def attack():
    folders = {os.path.dirname(sys.prefix), os.path.dirname(os.path.dirname(autograder.__file__))}
    for folder in folders:
        try:
            if {"grader.yml", "pyproject.toml", "solutions", "tests", "README.md", ".git"} & set(os.listdir(folder)):
                return folder
        except OSError:
            pass
