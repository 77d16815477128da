"""Never comes back from a function, and hands out an iterator without an end.

stopped by: limits of CPU time
unfenced: held
earns: 0
verdict: timed_out
"""


def cube(n):
    while True:
        pass


def normalise(values):
    while True:
        yield 1
