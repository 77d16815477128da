"""The checks of q4 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q4'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


from autograder.check import check


def learned(network):
    """How many parameters each layer has, layers without any left out."""
    return [step.params for step in network.steps if step.params]


@check(
    "q4", points=0.5, hint="Print `build_model((20, 30, 3), (4, 6), 5).summary()`, and beside it count_model_params for the same network: which line differs?"
)
def test_builds_a_network_for_the_image(student):
    """A network for images of 20 x 30, with as many parameters in each layer as you counted."""
    answer = student.build_model((20, 30, 3), (4, 6), 5)
    network = answer.network
    assert network.input_shape == (20, 30, 3), f"{answer.call} gave a model for images of shape {network.input_shape}, expected (20, 30, 3)"
    found = learned(network)
    assert found == [112, 222, 545, 6], f"{answer.call} gave a model whose layers have {found} parameters (those that have any), expected [112, 222, 545, 6]"


@check("q4", points=0.5, hint="Which layer comes last, how many outputs has it, and which activation keeps them between 0 and 1?")
def test_answers_with_one_probability(student):
    """One number between 0 and 1 for each image."""
    answer = student.build_model((12, 15, 1), (2,), 3)
    network = answer.network
    assert network.output_shape == (1,), (
        f"{answer.call} gave a model with the output shape (None, {', '.join(map(str, network.output_shape))}), expected (None, 1)"
    )
    last = network.steps[-1].kind
    assert last == "sigmoid", f"{answer.call} gave a model that ends with {last}, whose answer is not one number between 0 and 1"


@check("q4", points=0.5, hint="Compare model.summary() with your list of question 3, line by line.")
def test_has_two_million_parameters(student):
    """With the defaults the network has 2,391,329 parameters, where you counted them, and all can be trained."""
    answer = student.build_model()
    network = answer.network
    assert network.params == 2391329, f"{answer.call} gave a model with {network.params:,} parameters, expected 2,391,329"
    assert learned(network) == [448, 4640, 18496, 2367616, 129], f"{answer.call} gave a model whose layers have {learned(network)} parameters"
    assert network.trainable == 2391329, f"{answer.call} gave a model in which only {network.trainable:,} parameters can be trained"


@test_case(name='A network for images of 20 x 30, with as many parameters in each layer as you counted.', points=0.5, hidden=False)
def case_1(env):
    passes(test_builds_a_network_for_the_image, env)


@test_case(name='One number between 0 and 1 for each image.', points=0.5, hidden=False)
def case_2(env):
    passes(test_answers_with_one_probability, env)


@test_case(name='With the defaults the network has 2,391,329 parameters, where you counted them, and all can be trained.', points=0.5, hidden=False)
def case_3(env):
    passes(test_has_two_million_parameters, env)
