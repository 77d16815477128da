"""Puts half surrogates and zero bytes into what the record keeps.

stopped by: escaping
unfenced: held
verdict: crashed
says: raised ValueError
"""

# %%
TEXT = "\ud800 \udfff \0 \u2028 \ufeff \U000e0001 \uffff"


def half(n):
    if n < 0:
        raise ValueError("negative")
    return n // 2


def double(x):
    if x.ndim == 1:
        raise ValueError(TEXT)
    return {TEXT: [TEXT]}


# %%
raise RuntimeError(TEXT)
