"""Raises exceptions that clear the screen, set the title and fake a line of the table.

stopped by: escaping
unfenced: held
verdict: crashed
says: raised
"""
# %%
CODES = "\x1b[2J\x1b]0;owned\x07\x9b31m\x9d0;owned\x9c\x08\x08\r\ncontrols.plain_answers  01_tiny  10  10\x85\u2028\u202e\u2066\ud800"


def half(n):
    if n < 0:
        raise ValueError(CODES)
    return n // 2


# %%
def double(x):
    raise type(CODES[:-1], (Exception,), {})(CODES)


# %%
raise type(CODES[:-1], (Exception,), {})(CODES)
