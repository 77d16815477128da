"""The checks of q4 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q4'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


import numpy as np
from autograder.check import check
from autograder.values import Predict


def images(*pictures):
    """A batch of pictures with one channel, (N, H, W, 1)."""
    return np.array(pictures, dtype="float32")[..., None]


def sigmoid(score):
    """What the probability is for a score."""
    return 1 / (1 + np.exp(-np.array(score)))


@check("q4", points=0.5, hint="Do the example of the text on paper: which probability do you subtract from which?")
def test_subtracts_the_probability_with_the_square(student):
    """The picture of the worked example; what speaks for the class is positive."""
    x = images([[1, 1, 0, 0], [1, 1, 0, 0]])[0]
    student.occlusion_map(Predict(np.full((2, 4, 1), 0.5)), x, size=2, stride=1).equals(sigmoid(2) - sigmoid([[1, 2, 3]]))


@check("q4", points=0.25, hint="Print the shape of what predict gives. How do you get one number out of it, whether it is (1,) or (1, 1)?")
def test_takes_probabilities_in_a_row_or_in_a_column(student):
    """`predict` may give an array of shape (N,), or (N, 1) as Keras does."""
    x = images([[1, 0], [0.5, 1]])[0]
    weights = images([[1, -2], [3, -1]])[0].astype(float)
    expected = sigmoid(1.5) - sigmoid([[1.0, 0.5], [1.5, 2.0]])
    student.occlusion_map(Predict(weights), x, size=1, stride=1).equals(expected)
    student.occlusion_map(Predict(weights, column=True), x, size=1, stride=1).equals(expected)


@test_case(name='The picture of the worked example; what speaks for the class is positive.', points=0.5, hidden=False)
def case_1(env):
    passes(test_subtracts_the_probability_with_the_square, env)


@test_case(name='`predict` may give an array of shape (N,), or (N, 1) as Keras does.', points=0.25, hidden=False)
def case_2(env):
    passes(test_takes_probabilities_in_a_row_or_in_a_column, env)
