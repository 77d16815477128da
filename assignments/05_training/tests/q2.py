"""The checks of q2 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q2'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


import numpy as np
from autograder.check import check


@check("q2", points=0.75, hint="Write the five decisions on paper. Which are right? Which are called 1? Which are really 1?")
def test_works_out_the_example(student):
    """Accuracy, precision and recall of the five images of the text."""
    y_true, y_prob = np.array([0, 0, 1, 1, 1]), np.array([0.2, 0.7, 0.9, 0.5, 0.4])
    student.evaluate(y_true, y_prob).equals({"accuracy": 0.4, "precision": 0.5, "recall": 1 / 3})


@check("q2", points=0.5, hint="Print the shape of your comparison. How many numbers should it hold for three images?")
def test_labels_in_a_row_and_probabilities_in_a_column(student):
    """Labels of shape (N,) and probabilities of shape (N, 1), as a flow and `predict` give them."""
    student.evaluate(np.array([0, 1, 1]), np.array([[0.2], [0.9], [0.4]])).equals({"accuracy": 2 / 3, "precision": 1.0, "recall": 0.5})


@test_case(name='Accuracy, precision and recall of the five images of the text.', points=0.75, hidden=False)
def case_1(env):
    passes(test_works_out_the_example, env)


@test_case(name='Labels of shape (N,) and probabilities of shape (N, 1), as a flow and `predict` give them.', points=0.5, hidden=False)
def case_2(env):
    passes(test_labels_in_a_row_and_probabilities_in_a_column, env)
