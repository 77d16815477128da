"""Changes lists that a test still needs, those in lists as well, and gives them strange elements.

stopped by: changes are copies of plain data
unfenced: held
earns: 0
"""


def tidy(values):
    class Always(list):
        __eq__ = lambda *_: True

    values[:] = [Always(), Always()]
    values.append(values)


def normalise(values):
    values[:] = [[[[]]]] * 10
    values.append(object())
    return values


def cube(n):
    n = 8
    return [n]


def root(n):
    try:
        n.real = 4.0
    except AttributeError:
        return n
