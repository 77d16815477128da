"""Puts markup, formulas and terminal codes into names, messages and what it prints.

stopped by: text of strangers is escaped
unfenced: held
earns: 0
verdict: crashed
"""

SAID = "<img src=x id=hostile-mark>\x1b[2J\x07=hostile-mark"


def cube(n):
    print(SAID)
    raise type(SAID, (ValueError,), {})(SAID)


def normalise(values):
    return {SAID: SAID}


def area(radius):
    return type(SAID, (), {})()


def root(n):
    return SAID


root.__module__ = SAID
