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


@check("q2", points=1, hint="Work out the first two outputs by hand, as in the text. Which weight meets the top left pixel of the window?")
def test_adds_up_window_times_filter(student):
    """Each output is the sum of window * filter, and the filter is not turned."""
    student.conv2d_single(np.arange(12).reshape(3, 4), np.array([[1, 2], [3, 5]])).equals(np.array([[39, 50, 61], [83, 94, 105]]))


@check("q2", points=0.5, hint="How many windows of this size fit side by side into one row of the image? Count the first and the last.")
def test_shrinks_the_image_as_the_course_says(student):
    """A 10x10 image gives 8x8 with a 3x3 filter and 6x6 with a 5x5 filter."""
    student.conv2d_single(np.ones((10, 10)), np.ones((3, 3))).equals(np.full((8, 8), 9.0))
    student.conv2d_single(np.ones((10, 10)), np.ones((5, 5))).equals(np.full((6, 6), 25.0))


@test_case(name='Each output is the sum of window * filter, and the filter is not turned.', points=1, hidden=False)
def case_1(env):
    passes(test_adds_up_window_times_filter, env)


@test_case(name='A 10x10 image gives 8x8 with a 3x3 filter and 6x6 with a 5x5 filter.', points=0.5, hidden=False)
def case_2(env):
    passes(test_shrinks_the_image_as_the_course_says, env)
