"""A homework that is right, and checks itself on the way."""

import keras
import numpy as np
import otter
from numpy import allclose

grader = otter.Notebook("homework.ipynb")


# %%
def cube(n):
    print(end="")
    return n**3


grader.check("q1")


# %%
def normalise(values):
    values = np.asarray(values, dtype=float)
    return (values - values.min()) / (values.max() - values.min())


def area(radius):
    return np.pi * radius**2


grader.check("q2")


# %%
def is_even(n):
    return n % 2 == 0


def root(n):
    if n < 0:
        raise ValueError(f"no root of {n}")
    return n**0.5


def tidy(values):
    values.sort()


# %%
def build():
    return keras.Sequential([keras.Input((10,)), keras.layers.Dense(5)])


grader.check_all()
