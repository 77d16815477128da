"""Asks not to be killed when the grader is.

stopped by: seccomp
unfenced: succeeds
"""

# %%
import ctypes

PR_SET_PDEATHSIG = 1


def attack():
    return ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, 0, 0, 0, 0) == 0
