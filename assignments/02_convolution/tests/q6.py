"""The checks of q6 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q6'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


import numpy as np
from autograder.check import check


@check("q6", points=0.5, hint="Read the 12 numbers in the caption of Figure 10 from left to right: which axis runs fastest?")
def test_writes_each_image_as_one_row(student):
    """One row for each image, in row-major order."""
    x = np.array([[[[1, 2], [3, 4]]], [[[5, 6], [7, 8]]]])
    student.flatten(x).equals(np.array([[1, 2, 3, 4], [5, 6, 7, 8]]))


@check("q6", points=0.25, hint="One image is still a batch. How many axes should the answer have?")
def test_a_batch_of_one_stays_a_batch(student):
    """A single image gives an array with a single row."""
    student.flatten(np.array([[[1, 2], [3, 4]]])).equals(np.array([[1, 2, 3, 4]]))


@test_case(name='One row for each image, in row-major order.', points=0.5, hidden=False)
def case_1(env):
    passes(test_writes_each_image_as_one_row, env)


@test_case(name='A single image gives an array with a single row.', points=0.25, hidden=False)
def case_2(env):
    passes(test_a_batch_of_one_stays_a_batch, env)
