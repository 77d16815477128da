"""The checks of q1 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q1'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


from autograder.check import check


@check("q1", points=0.5, hint="Draw one filter: how many squares has it on each channel, on how many channels, and what else? How many such filters are there?")
def test_counts_the_weights_of_every_filter(student):
    """Every filter learns a box of weights and a bias."""
    student.conv_params(3, 3, 3, 16).equals(448)
    student.conv_params(3, 3, 16, 32).equals(4640)
    student.conv_params(5, 5, 3, 100).equals(7600)


@check("q1", points=0.25, hint="What is left of the 28 parameters of the drawing if there is no bias?")
def test_leaves_the_biases_out(student):
    """Without biases only the boxes of weights remain."""
    student.conv_params(3, 3, 3, 16, bias=False).equals(432)
    student.conv_params(3, 3, 16, 32, bias=False).equals(4608)


@test_case(name='Every filter learns a box of weights and a bias.', points=0.5, hidden=False)
def case_1(env):
    passes(test_counts_the_weights_of_every_filter, env)


@test_case(name='Without biases only the boxes of weights remain.', points=0.25, hidden=False)
def case_2(env):
    passes(test_leaves_the_biases_out, env)
