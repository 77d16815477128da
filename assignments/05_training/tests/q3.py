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


@check("q3", points=0.5, hint="Two images are really 1 and called 0. In which row do they belong, and in which column?")
def test_counts_who_is_taken_for_whom(student):
    """Rows are the truth, columns the prediction: the five images of the text."""
    y_true, y_prob = np.array([0, 0, 1, 1, 1]), np.array([0.2, 0.7, 0.9, 0.5, 0.4])
    student.confusion_matrix(y_true, y_prob).equals(np.array([[1, 1], [2, 1]]))


@check("q3", points=0.5, hint="How many rows and columns does your matrix have when there is no airplane at all?")
def test_is_two_by_two_even_if_a_class_never_occurs(student):
    """A class without images still has its row, a class that is never called its column."""
    student.confusion_matrix(np.array([1, 1]), np.array([0.8, 0.3])).equals(np.array([[0, 0], [1, 1]]))
    student.confusion_matrix(np.array([0, 0, 0]), np.array([0.1, 0.2, 0.3])).equals(np.array([[3, 0], [0, 0]]))


@test_case(name='Rows are the truth, columns the prediction: the five images of the text.', points=0.5, hidden=False)
def case_1(env):
    passes(test_counts_who_is_taken_for_whom, env)


@test_case(name='A class without images still has its row, a class that is never called its column.', points=0.5, hidden=False)
def case_2(env):
    passes(test_is_two_by_two_even_if_a_class_never_occurs, env)
