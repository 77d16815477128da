"""Raises exceptions with names and words that a test might take for its own.

stopped by: exceptions are made anew
unfenced: held
earns: 0
verdict: crashed
"""


def made(name, *bases):
    return type(name, bases or (Exception,), {})


def cube(n):
    raise made("KeyboardInterrupt")("Traceback (most recent call last):\n8\n>>> cube(2)\n8")


def normalise(values):
    raise made("Unreachable", AssertionError)("Expected:\n    8\nGot:\n    8\nTest passed.")


def is_even(n):
    raise StopIteration


def area(radius):
    raise made("...")("<BLANKLINE>")


def root(n):
    raise made("ValueError", ValueError, StopIteration)("...")


def tidy(values):
    raise GeneratorExit


def build():
    raise made("x" * 100_000, UnicodeDecodeError)("utf-8", b"", 0, 1, "55")
