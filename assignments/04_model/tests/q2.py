"""The checks of q2 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q2'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


from autograder.check import check


@check("q2", points=0.5, hint="Draw 4 dots on the left, 3 on the right, and every connection. What does each dot on the right have besides?")
def test_every_output_weighs_every_input(student):
    """Every output learns a weight for each input, and a bias."""
    student.dense_params(4, 3).equals(15)
    student.dense_params(128, 1).equals(129)
    student.dense_params(18496, 128).equals(2367616)


@check("q2", points=0.25, hint="What is left of the 15 parameters of the example if there is no bias?")
def test_a_dense_layer_without_biases(student):
    """Without biases only the connections remain."""
    student.dense_params(4, 3, bias=False).equals(12)
    student.dense_params(9, 2, bias=False).equals(18)


@test_case(name='Every output learns a weight for each input, and a bias.', points=0.5, hidden=False)
def case_1(env):
    passes(test_every_output_weighs_every_input, env)


@test_case(name='Without biases only the connections remain.', points=0.25, hidden=False)
def case_2(env):
    passes(test_a_dense_layer_without_biases, env)
