"""The checks of q5 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q5'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


from autograder.check import check


@check("q5", points=0.5, hint="Print model.input_shape and model.output_shape. How many numbers does it take to say airplane or motorbike?")
def test_takes_photographs_and_gives_one_answer_each(student):
    """A model for images of 150x150x3 that answers with one probability, or with one for each of the two classes."""
    answer = student.build_classifier()
    network = answer.network
    assert network.input_shape == (150, 150, 3), f"{answer.call} gave a model for images of shape {network.input_shape}, expected (150, 150, 3)"
    assert network.output_shape in ((1,), (2,)), f"{answer.call} gave a model whose output has the shape {network.output_shape} for each image, expected (1,)"


@check("q5", points=0.5, hint="Which layer holds most of the parameters, and what decides how many it needs? model.summary() shows it.")
def test_has_two_to_twenty_million_parameters(student):
    """At least 2,000,000 and at most 20,000,000 parameters."""
    answer = student.build_classifier()
    params = answer.network.params
    assert 2_000_000 <= params <= 20_000_000, f"{answer.call} gave a model with {params:,} parameters, expected 2,000,000 to 20,000,000"


@check("q5", points=0.5, hint="Which method tells a model how it is to learn? Which loss judges the probability of a yes?")
def test_is_compiled_for_two_classes(student):
    """Compiled with an optimizer and a loss that fits the output."""
    answer = student.build_classifier()
    network = answer.network
    problem = network.compile_problem or "it is not compiled"
    assert network.compiled is not None, f"{answer.call} gave a model that can not be trained: {problem}"
    loss, outputs = network.compiled.loss, network.output_shape[-1]
    classes = loss in ("categorical_crossentropy", "sparse_categorical_crossentropy")
    assert classes == (outputs == 2), f"{answer.call} gave a model with {outputs} output{'s' if outputs > 1 else ''} for each image, but its loss is {loss}"


@test_case(name='A model for images of 150x150x3 that answers with one probability, or with one for each of the two classes.', points=0.5, hidden=False)
def case_1(env):
    passes(test_takes_photographs_and_gives_one_answer_each, env)


@test_case(name='At least 2,000,000 and at most 20,000,000 parameters.', points=0.5, hidden=False)
def case_2(env):
    passes(test_has_two_to_twenty_million_parameters, env)


@test_case(name='Compiled with an optimizer and a loss that fits the output.', points=0.5, hidden=False)
def case_3(env):
    passes(test_is_compiled_for_two_classes, env)
