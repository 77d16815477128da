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
    names = ("grader.yml", "pyproject.toml", "solutions", "tests", "README.md", ".git")
    return [f"{folder}/{name}" for folder in folders for name in names if os.path.exists(f"{folder}/{name}")]
