import numpy as np


def half(n):
    return len(range(1, n, 2))


def double(x):
    return np.add(x, x)
