"""Raises what `except Exception` does not catch.

stopped by: process boundary
unfenced: held
verdict: crashed
says: raised SystemExit
"""

# %%
import asyncio

EXITS = {(2,): SystemExit(0), (1, 3): KeyboardInterrupt(), (2, 3): asyncio.CancelledError()}


def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


def double(x):
    raise EXITS.get(x.shape, GeneratorExit())
