"""The checks of q3 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q3'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


from autograder.check import check


@check("q3", points=0.5, hint="One filter makes one map. What does the third number of the shape count?")
def test_gives_height_width_and_filters(student):
    """The shape is (height, width, number of filters)."""
    student.conv_output_shape((150, 150), 3, 16).equals((148, 148, 16))
    student.conv_output_shape((10, 10), 5, 4).equals((6, 6, 4))
    student.conv_output_shape((4, 6), 3, 2).equals((2, 4, 2))


@check("q3", points=0.5, hint="Which of the arguments does your function never use?")
def test_uses_stride_and_padding(student):
    """Stride and padding work as in question 1, along both sides."""
    student.conv_output_shape((10, 7), 3, 8, padding="same").equals((10, 7, 8))
    student.conv_output_shape((11, 7), 3, 8, stride=2).equals((5, 3, 8))
    student.conv_output_shape((9, 7), 3, 8, stride=2, padding=1).equals((5, 4, 8))


@test_case(name='The shape is (height, width, number of filters).', points=0.5, hidden=False)
def case_1(env):
    passes(test_gives_height_width_and_filters, env)


@test_case(name='Stride and padding work as in question 1, along both sides.', points=0.5, hidden=False)
def case_2(env):
    passes(test_uses_stride_and_padding, env)
