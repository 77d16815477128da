"""The checks of q1 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q1'

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


@check("q1", points=0.5, hint="Draw the frame around the example on paper. How many rows and columns does it have now, and what stands in the corners?")
def test_puts_zeros_on_all_four_sides(student):
    """One number: that many zeros above, below, left and right."""
    padded = image([0, 0, 0, 0, 0], [0, 1, 2, 3, 0], [0, 4, 5, 6, 0], [0, 0, 0, 0, 0])
    student.zero_pad(image([1, 2, 3], [4, 5, 6]), 1).equals(padded)


@check("q1", points=0.5, hint="What do axis 0 and axis 3 count? Should there be more of it after padding?")
def test_leaves_batch_and_channels_as_they_are(student):
    """Only height and width grow: no image and no channel is added."""
    padded = np.zeros((2, 3, 4, 2))
    padded[:, 1, 1:3] = [[[1, 2], [3, 4]], [[5, 6], [7, 8]]]
    student.zero_pad(np.array([[[[1, 2], [3, 4]]], [[[5, 6], [7, 8]]]]), 1).equals(padded)


@test_case(name='One number: that many zeros above, below, left and right.', points=0.5, hidden=False)
def case_1(env):
    passes(test_puts_zeros_on_all_four_sides, env)


@test_case(name='Only height and width grow: no image and no channel is added.', points=0.5, hidden=False)
def case_2(env):
    passes(test_leaves_batch_and_channels_as_they_are, env)
