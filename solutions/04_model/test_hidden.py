"""Checks that only graders run: images that are not square, odd sides, one filter or four, other models to compile."""

import itertools

import numpy as np

from autograder.check import check
from autograder.network import read_network, sequential

RATES = (1e-5, 1e-2)  # the learning rates that the text allows

# Nobody's network: what it has must still be there after compiling.
TRAINED = sequential(
    (4, 3, 2),
    [
        ("Conv2D", {"name": "edges", "filters": 3, "kernel_size": 2, "activation": "tanh"}),
        ("Flatten", {"name": "row"}),
        ("Dense", {"name": "answer", "units": 1, "activation": "sigmoid"}),
    ],
    weights=[np.linspace(-1, 1, 24).reshape(2, 2, 2, 3), np.array([0.5, -0.5, 0.25]), np.linspace(1, -1, 18).reshape(18, 1), np.array([-0.125])],
)


def drawn(rng, lowest, highest, count):
    """Random sizes, from small to large: the first case that fails is the easiest to follow."""
    cases = [tuple(int(number) for number in rng.integers(lowest, np.array(highest) + 1)) for _ in range(count)]
    return sorted(cases, key=lambda case: (np.prod(case), case))


def builds(answer, oracle, *plan):
    """Pass if the model follows the plan. ReLU may stand behind a pooling: the largest number of a box is the same either way."""
    kinds = [step.kind for step in answer.network.steps]
    behind = ("MaxPooling2D", "relu") in itertools.pairwise(kinds)
    answer.builds(oracle.network(*plan, relu_behind_pooling=behind))


def rectified(network, kind):
    """For each layer of a kind whether a ReLU follows it, before the next layer that learns."""
    kinds = [step.kind for step in network.steps]
    found = []
    for index, step in enumerate(network.steps):
        if step.kind == kind:
            after = [other.kind for other in network.steps[index + 1 :]]
            learns = [place for place, other in enumerate(network.steps[index + 1 :]) if other.params]
            found.append("relu" in after[: learns[0] if learns else len(kinds)])
    return found


def compiled_by(answer):
    """How the model that came back is compiled."""
    network = answer.network
    problem = network.compile_problem or "it is not compiled"
    assert network.compiled is not None, f"{answer.call} gave a model that can not be trained: {problem}"
    return network.compiled


# q1 conv_params


@check("q1", points=0.5, hint="Draw a filter of 2 rows and 3 columns on squared paper. How many squares?")
def test_a_filter_need_not_be_square(student):
    """Height and width of a filter may differ."""
    student.conv_params(2, 3, 4, 5).equals(125)
    student.conv_params(1, 7, 2, 3).equals(45)
    student.conv_params(4, 1, 1, 2).equals(10)


@check("q1", points=0.25, hint="The smallest filter of all reads one number and gives one number. What does it learn?")
def test_the_bias_belongs_to_the_filter(student):
    """One bias a filter, for 1x1 filters and single filters too."""
    student.conv_params(1, 1, 1, 1).equals(2)
    student.conv_params(3, 3, 5, 1).equals(46)
    student.conv_params(1, 1, 64, 10).equals(650)
    student.conv_params(1, 1, 64, 10, False).equals(640)


@check("q1", points=0.5, hint="Write the layer down as a table: one row a filter. What stands in a row, and how many rows are there?")
def test_counts_any_convolution(student, rng, oracle):
    """Any filter, any depth, any number of filters."""
    for index, (kh, kw, c_in, filters) in enumerate(drawn(rng, (1, 1, 1, 1), (7, 7, 40, 40), 8)):
        bias = index % 2 == 0
        student.conv_params(kh, kw, c_in, filters, bias).equals(oracle.conv_params(kh, kw, c_in, filters, bias))


# q2 dense_params


@check("q2", points=0.5, hint="One input and five outputs: draw the lines, and write at each output what else it has.")
def test_the_bias_belongs_to_the_output(student):
    """One bias an output, whatever comes in."""
    student.dense_params(1, 5).equals(10)
    student.dense_params(7, 1).equals(8)
    student.dense_params(539, 11).equals(5940)
    student.dense_params(539, 11, False).equals(5929)


@check("q2", points=0.75, hint="Write the layer down as a table: one row an output. What stands in a row, and how many rows are there?")
def test_counts_any_dense_layer(student, rng, oracle):
    """Any number of inputs and outputs."""
    for index, (n_in, n_out) in enumerate(drawn(rng, (1, 1), (3000, 300), 8)):
        bias = index % 2 == 0
        student.dense_params(n_in, n_out, bias).equals(oracle.dense_params(n_in, n_out, bias))


# q3 count_model_params


@check("q3", points=0.75, hint="Make the table of the text for this network and compare it with your list: which is the first line that differs?")
def test_counts_layer_by_layer(student):
    """Two pairs of layers, two channels, odd sides."""
    student.count_model_params((37, 52, 2), (5, 7), 11).equals([95, 0, 322, 0, 0, 5940, 12])


@check("q3", points=0.5, hint="Follow the height through all layers, and then the width. Is a box at the edge full?")
def test_carries_height_and_width_along(student):
    """Tall and wide images, and sides that do not come out even."""
    student.count_model_params((11, 9, 3), (4,), 2).equals([112, 0, 0, 98, 3])
    student.count_model_params((13, 30, 1), (3,), 2).equals([30, 0, 0, 422, 3])
    student.count_model_params((4, 5, 2), (1,), 1).equals([19, 0, 0, 2, 2])


@check("q3", points=0.75, hint="How many pairs of layers belong to a list of one filter, of three, of four?")
def test_a_pair_of_layers_for_every_entry(student):
    """One convolution and one pooling for every entry of filters."""
    student.count_model_params((8, 10, 4), (6,), 5).equals([222, 0, 0, 365, 6])
    student.count_model_params((34, 26, 1), (2, 4, 3), 3).equals([20, 0, 76, 0, 111, 0, 0, 21, 4])
    student.count_model_params((64, 48, 2), (2, 3, 4, 2), 6).equals([38, 0, 57, 0, 112, 0, 74, 0, 0, 30, 7])


@check("q3", points=0.75, hint="Make the table of the text for the network in the message and compare it with your list: which is the first line that differs?")
def test_counts_any_network(student, rng, oracle):
    """Any image, any filters, any dense layer."""
    for height, width, channels, pairs, dense in drawn(rng, (22, 22, 1, 1, 1), (70, 70, 5, 3, 20), 5):
        filters = tuple(int(number) for number in rng.integers(1, 30, pairs))
        student.count_model_params((height, width, channels), filters, dense).equals(oracle.count_model_params((height, width, channels), filters, dense))


# q4 build_model


@check("q4", points=1.5, hint="Compare your summary with the plan of the network: which is the first layer that differs, in kind, in shape or in its settings?")
def test_builds_the_network_layer_by_layer(student, oracle):
    """Every layer as the text says, on an image that is not square."""
    builds(student.build_model((37, 52, 2), (5, 7), 11), oracle, (37, 52, 2), (5, 7), 11)


@check("q4", points=1, hint="Is your model of one filter, of two or of three longer? What in your code says how many pairs there are?")
def test_a_pair_for_every_entry_of_filters(student, oracle):
    """One pair of layers or three, many channels or one."""
    builds(student.build_model((9, 12, 8), (3,), 4), oracle, (9, 12, 8), (3,), 4)
    builds(student.build_model((47, 34, 1), (2, 4, 3), 6), oracle, (47, 34, 1), (2, 4, 3), 6)


@check("q4", points=0.5, hint="Which activation does a layer have if you name none?")
def test_rectifies_where_the_text_says(student):
    """A ReLU after every convolution and after the first dense layer, and none after the last."""
    answer = student.build_model((12, 15, 1), (2,), 3)
    network = answer.network
    convolutions, dense = rectified(network, "Conv2D"), rectified(network, "Dense")
    assert convolutions, f"{answer.call} gave a model without a convolution"
    assert all(convolutions), f"{answer.call} gave a model with a convolution that no ReLU follows"
    assert len(dense) > 1, f"{answer.call} gave a model with fewer than two dense layers"
    assert dense[0], f"{answer.call} gave a model in which no ReLU follows the first dense layer"
    assert not dense[-1], f"{answer.call} gave a model in which a ReLU follows the last dense layer"


@check("q4", points=0.5, hint="Call your function twice and compare the two models with `is`. Where is the model made: when the function is called, or before?")
def test_every_call_builds_a_new_network(student):
    """Two calls give two networks."""
    first, second = student.build_model((12, 15, 1), (2,), 3), student.build_model((12, 15, 1), (2,), 3)
    for answer in (first, second):
        assert answer.network.input_shape == (12, 15, 1), f"{answer.call} gave a model for images of shape {answer.network.input_shape}"
    assert not second.network.seen, f"{second.call} gave the same model again when it was called for the second time"


# q5 compile_model


@check("q5", points=0.25, hint="Two optimizers will do. Which are they?")
def test_steps_with_adam_or_rmsprop(student):
    """The optimizer is Adam or RMSprop."""
    answer = student.compile_model(TRAINED)
    compiled = compiled_by(answer)
    assert compiled.optimizer in ("Adam", "RMSprop"), f"{answer.call} gave a model with the optimizer {compiled.optimizer}, expected Adam or RMSprop"


@check("q5", points=0.5, hint="Which of the three walks in Figure 6 would yours be? Between which two numbers does the text want the learning rate?")
def test_takes_steps_of_a_sane_length(student):
    """The learning rate is at least 0.00001 and at most 0.01."""
    answer = student.compile_model(TRAINED)
    compiled = compiled_by(answer)
    lowest, highest = RATES
    rate = compiled.learning_rate  # as it was written: the gate takes back what float32 did to it
    assert lowest <= rate <= highest, f"{answer.call} gave a model with the learning rate {rate:g}, expected {lowest:.5f} to {highest:.2f}"


@check("q5", points=0.5, hint="Compiling builds nothing and trains nothing. Which model goes in, and which one comes out?")
def test_compiles_the_model_that_it_is_given(student):
    """The model that went in comes out, compiled, with its layers and weights as they were."""
    answer = student.compile_model(TRAINED)
    compiled_by(answer)
    answer.builds(read_network(TRAINED))
    for before, after in zip(TRAINED.weights, answer.args_after[0].weights, strict=True):
        assert np.allclose(before, after), f"{answer.call} changed the weights of the model"
