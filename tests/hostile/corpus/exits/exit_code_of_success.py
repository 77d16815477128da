"""Ends its process with exit code 0 before any question is asked.

stopped by: process boundary
unfenced: held
verdict: not_attempted
says: cell 4 was left out: the Python process of the notebook ended
"""


# %%
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


# %%
import os

os._exit(0)  # what a grader of the same process would take for "all tests passed"
