"""By shifting bits, and by adding."""


def half(n):
    if n < 0:
        raise ValueError("negative")
    return n >> 1


def double(x):
    return x + x
