"""Gives values that are deep, huge or without an end.

stopped by: limits of the wire
unfenced: held
earns: 0
verdict: undecided
"""

import itertools
import sys

sys.setrecursionlimit(100_000)
deep = []
for _ in range(50_000):
    deep = [deep]
itself = {}
itself[0] = itself


def cube(n):
    return deep if n > 0 else itself


def normalise(values):
    return itertools.count()


def area(radius):
    return 10**100_000


def is_even(n):
    return float("nan")


def root(n):
    return range(10**18)


def build():
    return [0] * 10**6
