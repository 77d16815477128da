"""Takes two gigabytes, and asks the grader to take more.

stopped by: limit of memory
unfenced: held
earns: 0
verdict: crashed
"""

hoard = None


def cube(n):
    global hoard
    hoard = bytearray(b"x") * (2 << 30)
    return n**3


def root(n):
    return "x" * (1 << 27)
