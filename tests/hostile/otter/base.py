"""A homework without an answer: what every attack begins with."""


def cube(n):
    return n


def normalise(values):
    return values


def allclose(one, other):
    return one == other


def area(radius):
    return radius


def is_even(n):
    return None


def root(n):
    return n


def build():
    return 0


def tidy(values):
    return None
