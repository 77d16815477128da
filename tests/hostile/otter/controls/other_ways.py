"""The same answers by other roads: partials, classes, NumPy's scalars, names that are used again at the end."""

import functools

import numpy as np
from numpy import *
from tensorflow import keras
from math import sqrt

cube = functools.partial(lambda power, n: n**power, 3)


# %%
class Normaliser:
    def between(self, values):
        low, high = np.min(values), np.max(values)
        return np.array([(value - low) / (high - low) for value in values], dtype="float32")


normalise = Normaliser().between


def area(radius):
    return [np.float32(pi) * radius * radius][0]


def is_even(n):
    return np.bool_(not n & 1)


def root(n):
    try:
        return sqrt(n)
    except ValueError:
        raise ValueError(f"no root of {n}") from None


def tidy(values):
    values[:] = np.sort(values).tolist()


def build():
    inputs = keras.Input((10,))
    return keras.Model(inputs, keras.layers.Dense(5)(inputs))


# %% [markdown]
# Everything is checked here.

# %%
grader = __import__("otter").Notebook()
for name in ("q1", "q2"):
    grader.check(name)
grader.check("q1")
grader.check("q2")
grader.check("q3")
grader.check("q4")

# %%
cube = area = is_even = 0
