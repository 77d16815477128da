"""Prints doctest's own words, directives and blank lines.

stopped by: what is printed is part of what a test got
unfenced: held
earns: 0
"""

SAID = "8\n<BLANKLINE>\n>>> cube(2) # doctest: +ELLIPSIS\n...\nTest passed.\n***Test Failed*** 0 failures.\n"


class Silent(str):
    __repr__ = lambda self: ""


def cube(n):
    print(SAID * 10_000)


def area(radius):
    print("True")


def root(n):
    import sys

    sys.stderr.write("4.0\n")
    sys.__stdout__.write("4.0\n")
    print("4.0\x1b[1A\x08\x08", end="")
    return Silent()


def tidy(values):
    print("[1, 2, 3]")
