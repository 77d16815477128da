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


def image(*rows):
    """One image with one channel, (1, H, W, 1)."""
    return np.array(rows)[None, :, :, None]


def kernel(*rows):
    """One filter on one channel, (kh, kw, 1, 1)."""
    return np.array(rows)[:, :, None, None]


@check("q3", points=0.5, hint="With one image, one channel, one filter and no bias this is question 2 once more. Which axes are new?")
def test_one_filter_slides_as_in_question_two(student):
    """One image, one channel and one filter without bias: the numbers of conv2d_single."""
    x = image(*np.arange(12).reshape(3, 4))
    student.conv2d_forward(x, kernel([1, 2], [3, 5]), np.array([0.0])).equals(image([39, 50, 61], [83, 94, 105]))


@check("q3", points=0.5, hint="An image of zeros goes in: what should come out of each filter?")
def test_adds_each_bias_once(student):
    """Each filter adds its own bias, once to each output."""
    maps = np.array([[[[4.5, 3.75]]]])
    student.conv2d_forward(np.ones((1, 2, 2, 1)), np.ones((2, 2, 1, 2)), np.array([0.5, -0.25])).equals(maps)


@check("q3", points=0.5, hint="Print the row and the column where each window starts. How far apart are they?")
def test_jumps_by_the_stride(student):
    """The window jumps `stride` pixels, downwards as well as to the right."""
    x = image(*np.arange(21).reshape(3, 7))
    student.conv2d_forward(x, kernel([1, 10]), np.array([0.0]), stride=2).equals(image([10, 32, 54], [164, 186, 208]))


@check("q3", points=1, hint="Print the shape of the padded image. Which array do your windows come from?")
def test_same_keeps_height_and_width(student):
    """Padding "same" with stride 1: the maps are as large as the image."""
    x = image([1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12])
    maps = image([14, 24, 30, 22], [33, 54, 63, 45], [30, 48, 54, 38])
    student.conv2d_forward(x, kernel([1, 1, 1], [1, 1, 1], [1, 1, 1]), np.array([0.0]), padding="same").equals(maps)


@test_case(name='One image, one channel and one filter without bias: the numbers of conv2d_single.', points=0.5, hidden=False)
def case_1(env):
    passes(test_one_filter_slides_as_in_question_two, env)


@test_case(name='Each filter adds its own bias, once to each output.', points=0.5, hidden=False)
def case_2(env):
    passes(test_adds_each_bias_once, env)


@test_case(name='The window jumps `stride` pixels, downwards as well as to the right.', points=0.5, hidden=False)
def case_3(env):
    passes(test_jumps_by_the_stride, env)


@test_case(name='Padding "same" with stride 1: the maps are as large as the image.', points=1, hidden=False)
def case_4(env):
    passes(test_same_keeps_height_and_width, env)
