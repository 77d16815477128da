"""The checks of q1 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q1'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


from autograder.check import check


@check("q1", points=0.5, hint="Slide a filter that is as wide as the image itself: how many places does it have?")
def test_counts_the_positions_of_a_filter(student):
    """A filter that moves pixel by pixel has one position for every start that fits."""
    student.conv_output_size(10, 3).equals(8)
    student.conv_output_size(10, 5).equals(6)
    student.conv_output_size(150, 3).equals(148)
    student.conv_output_size(3, 3).equals(1)


@check("q1", points=0.5, hint="Write down the starts 0, stride, 2 * stride, ... and cross out those where the filter would stick out. Count the rest.")
def test_jumps_by_the_stride(student):
    """The filter jumps by the stride, and the answer is a whole number."""
    student.conv_output_size(6, 3, stride=1).equals(4)
    student.conv_output_size(7, 3, stride=2).equals(3)
    student.conv_output_size(10, 4, stride=3).equals(3)
    student.conv_output_size(9, 3, stride=3).equals(3)
    student.conv_output_size(10, 2, stride=2).equals(5)


@check("q1", points=0.5, hint="Draw the row of pixels with its zeros. How long has it become in all?")
def test_pads_both_sides(student):
    """A number as padding means that many zeros on both sides."""
    student.conv_output_size(10, 3, padding=1).equals(10)
    student.conv_output_size(5, 2, padding=1).equals(6)
    student.conv_output_size(7, 3, stride=2, padding=1).equals(4)
    student.conv_output_size(8, 4, stride=3, padding=1).equals(3)
    student.conv_output_size(6, 3, padding=0).equals(4)


@check("q1", points=0.25, hint='With "same", a window starts at pixel 0, stride, 2 * stride, ... as long as that pixel exists.')
def test_same_keeps_the_size_at_stride_one(student):
    """With "same" only the stride makes the map smaller."""
    student.conv_output_size(10, 3, padding="same").equals(10)
    student.conv_output_size(10, 3, stride=2, padding="same").equals(5)
    student.conv_output_size(12, 5, stride=3, padding="same").equals(4)


@test_case(name='A filter that moves pixel by pixel has one position for every start that fits.', points=0.5, hidden=False)
def case_1(env):
    passes(test_counts_the_positions_of_a_filter, env)


@test_case(name='The filter jumps by the stride, and the answer is a whole number.', points=0.5, hidden=False)
def case_2(env):
    passes(test_jumps_by_the_stride, env)


@test_case(name='A number as padding means that many zeros on both sides.', points=0.5, hidden=False)
def case_3(env):
    passes(test_pads_both_sides, env)


@test_case(name='With "same" only the stride makes the map smaller.', points=0.25, hidden=False)
def case_4(env):
    passes(test_same_keeps_the_size_at_stride_one, env)
