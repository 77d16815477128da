"""The checks of q3 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q3'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


from autograder.check import check


@check("q3", points=0.75, hint="Print the shape after each layer and compare it with the table of the text. Where do they part?")
def test_counts_a_small_network(student):
    """The worked example: one convolution, and an image that is not square."""
    student.count_model_params((10, 15, 1), (2,), 3).equals([20, 0, 0, 147, 4])


@check("q3", points=0.5, hint="Write the shapes of Figure 1 below each other. Which layer reads which of them?")
def test_counts_the_two_million(student):
    """The network of the course: nine layers, 2,391,329 parameters."""
    student.count_model_params().equals([448, 0, 4640, 0, 18496, 0, 0, 2367616, 129])


@test_case(name='The worked example: one convolution, and an image that is not square.', points=0.75, hidden=False)
def case_1(env):
    passes(test_counts_a_small_network, env)


@test_case(name='The network of the course: nine layers, 2,391,329 parameters.', points=0.5, hidden=False)
def case_2(env):
    passes(test_counts_the_two_million, env)
