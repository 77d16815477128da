"""Hands out iterators that raise, end at once, or die.

stopped by: an iterator is asked for one value at a time
unfenced: held
earns: 0
"""

import os


class Steps:
    def __init__(self, error):
        self.error = error

    __iter__ = lambda self: self

    def __next__(self):
        raise self.error


def cube(n):
    return Steps(StopIteration(8))


def normalise(values):
    return Steps(AssertionError("nothing"))


def area(radius):
    return iter(())


def is_even(n):
    return Steps(KeyboardInterrupt())


class Last(Steps):
    def __next__(self):
        os._exit(0)


def root(n):
    return Last(None)
