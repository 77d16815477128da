"""The checks of q3 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q3'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


import numpy as np
from autograder.check import check


@check("q3", points=0.5, hint="Go through the table of the text column by column: what must be true of all numbers of a dead filter?")
def test_names_the_filters_that_are_zero_everywhere(student):
    """The worked example: one silent filter, one faint one, and one that answers to a single image."""
    student.dead_filters(np.array([[[[0, 0, 3], [0, 0, 0]]], [[[0, 0, 0], [0, 0.1, 0]]]])).equals([0])


@check("q3", points=0.25, hint="Which axis counts the filters, and what do the other three count?")
def test_looks_at_every_channel(student):
    """Channels are counted from 0, along the last axis."""
    activation = np.zeros((1, 2, 3, 5))
    activation[0, 1, 2, 1] = activation[0, 0, 1, 3] = 2.5
    student.dead_filters(activation).equals([0, 2, 4])


@test_case(name='The worked example: one silent filter, one faint one, and one that answers to a single image.', points=0.5, hidden=False)
def case_1(env):
    passes(test_names_the_filters_that_are_zero_everywhere, env)


@test_case(name='Channels are counted from 0, along the last axis.', points=0.25, hidden=False)
def case_2(env):
    passes(test_looks_at_every_channel, env)
