"""Answers with more numbers than a message holds.

stopped by: decoder limits
unfenced: held
says: an object of type a value too large to send
"""


# %%
def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


def double(x):
    return list(range(250_000)) if x.ndim == 1 else {number: [] for number in range(80_000)}
