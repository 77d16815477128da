"""Fills the record with an exception of megabytes.

stopped by: frame checks
unfenced: held
earns: 4
verdict: crashed
says: ^(?s:.){100,4000}$
"""
# %%
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


# %%
from autograder.worker import service

service._describe = lambda error: {"types": ["E" * 1000] * 1000, "message": "m" * 1_000_000, "line": "l" * 1_000_000}


def double(x):
    raise ValueError
