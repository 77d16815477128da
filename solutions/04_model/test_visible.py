"""Checks that students run in their notebook: the examples of the text, one rule each."""

import numpy as np

from autograder.check import check
from autograder.network import sequential

ACCURACIES = ("accuracy", "acc", "binary_accuracy")  # they measure the same for one probability

# Ends with a sigmoid, as the model of question 4 does, and is otherwise as small as a model can be.
SMALL = sequential(
    (2, 3, 1),
    [("Flatten", {"name": "row"}), ("Dense", {"name": "answer", "units": 1, "activation": "sigmoid"})],
    weights=[np.full((6, 1), 0.25), np.zeros(1)],
)


def learned(network):
    """How many parameters each layer has, layers without any left out."""
    return [step.params for step in network.steps if step.params]


def compiled_by(answer):
    """How the model that came back is compiled."""
    network = answer.network
    problem = network.compile_problem or "it is not compiled"
    assert network.compiled is not None, f"{answer.call} gave a model that can not be trained: {problem}"
    return network.compiled


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


@check("q3", points=0.75, hint="Print the shape after each layer and compare it with the table of the text. Where do they part?")
def test_counts_a_small_network(student):
    """The worked example: one convolution, and an image that is not square."""
    student.count_model_params((10, 15, 1), (2,), 3).equals([20, 0, 0, 147, 4])


@check("q3", points=0.5, hint="Write the shapes of Figure 1 below each other. Which layer reads which of them?")
def test_counts_the_two_million(student):
    """The network of the course: nine layers, 2,391,329 parameters."""
    student.count_model_params().equals([448, 0, 4640, 0, 18496, 0, 0, 2367616, 129])


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


@check("q5", points=0.5, hint="Look up in the text: what is the loss for one probability and two classes called? And what does the caller get back?")
def test_measures_binary_cross_entropy(student):
    """The model comes back, compiled with the binary cross-entropy of probabilities."""
    answer = student.compile_model(SMALL)
    compiled = compiled_by(answer)
    assert compiled.loss == "binary_crossentropy", f"{answer.call} gave a model with the loss {compiled.loss}"
    assert not compiled.from_logits, f"{answer.call} gave a model whose loss takes the answers for logits, but they are probabilities already"


@check(
    "q5",
    points=0.25,
    hint='Print the keys of the history that assignment 05 will read: "loss", "accuracy" and their twins with val_. Which metric gives that name?',
)
def test_reports_the_accuracy_as_accuracy(student):
    """The metric is accuracy, under this name."""
    answer = student.compile_model(SMALL)
    compiled = compiled_by(answer)
    named = [name for kind, name in zip(compiled.metrics, compiled.metric_names, strict=True) if kind in ACCURACIES]
    assert named, f"{answer.call} gave a model that reports {', '.join(compiled.metric_names) or 'nothing'} besides the loss, expected accuracy"
    assert "accuracy" in named, f"{answer.call} gave a model that reports the accuracy as {named[0]}, expected the name accuracy"
