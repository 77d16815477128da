"""Answers with types, keys and strings that are markup and codes for a terminal.

stopped by: escaping
unfenced: held
earns: 1
says: hostile-mark
"""
# %%
import itertools

MARKUP = "<img src=x id=hostile-mark onerror=alert(1)>\x1b[2J\x9b31m\x07"
answers = itertools.cycle([type(MARKUP, (), {})(), {MARKUP: MARKUP}, MARKUP, [MARKUP], (MARKUP,)])


def half(n):
    if n < 0:
        raise ValueError(MARKUP)
    return next(answers)


# %%
def double(x):
    return next(answers)
