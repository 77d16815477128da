"""The checks of q5 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q5'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


import numpy as np
from autograder.check import check


def image(*rows):
    """One image with one channel, (1, H, W, 1)."""
    return np.array(rows)[None, :, :, None]


@check("q5", points=0.5, hint="Draw the boxes on the example. Which number of each box stays?")
def test_keeps_the_largest_number_of_each_box(student):
    """Mode "max", and boxes that stand side by side."""
    x = image([1, 3, 2, 0], [5, 7, 1, 1], [4, 0, 6, 6], [8, 2, 1, 5])
    student.pool2d(x, 2).equals(image([7, 2], [8, 6]))


@check("q5", points=0.5, hint="What is the mean of four equal numbers, and what is their sum?")
def test_means_and_sums_of_each_box(student):
    """Modes "avg" and "sum"."""
    x = image([1, 3, 2, 0], [5, 7, 1, 1], [4, 0, 6, 6], [8, 2, 1, 5])
    student.pool2d(x, 2, mode="avg").equals(image([4, 1], [3.5, 4.5]))
    student.pool2d(x, 2, mode="sum").equals(image([16, 4], [14, 18]))


@check("q5", points=0.5, hint="`size` says how wide the box is, `stride` how far it jumps. Mark both on a row of five pixels.")
def test_boxes_may_overlap_and_may_leave_gaps(student):
    """The stride may be smaller or larger than the size."""
    student.pool2d(image(*np.arange(15).reshape(3, 5)), 3, stride=2).equals(image([12, 14]))
    student.pool2d(image(*np.arange(10).reshape(2, 5)), 2, stride=3).equals(image([6, 9]))


@check("q5", points=0.5, hint="How many real pixels lie in the last box?")
def test_same_pools_what_is_really_there(student):
    """Padding "same": the last box sticks out, and only its real pixels count."""
    row = image([1, 2, 3, 4, 5])
    student.pool2d(row, 2, padding="same").equals(image([2, 4, 5]))
    student.pool2d(row, 2, mode="avg", padding="same").equals(image([1.5, 3.5, 5]))
    student.pool2d(row, 2, mode="sum", padding="same").equals(image([3, 7, 5]))


@test_case(name='Mode "max", and boxes that stand side by side.', points=0.5, hidden=False)
def case_1(env):
    passes(test_keeps_the_largest_number_of_each_box, env)


@test_case(name='Modes "avg" and "sum".', points=0.5, hidden=False)
def case_2(env):
    passes(test_means_and_sums_of_each_box, env)


@test_case(name='The stride may be smaller or larger than the size.', points=0.5, hidden=False)
def case_3(env):
    passes(test_boxes_may_overlap_and_may_leave_gaps, env)


@test_case(name='Padding "same": the last box sticks out, and only its real pixels count.', points=0.5, hidden=False)
def case_4(env):
    passes(test_same_pools_what_is_really_there, env)
