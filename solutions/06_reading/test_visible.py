"""Checks that students run in their notebook: the examples of the text, one rule each."""

import numpy as np

from autograder.check import check
from autograder.network import sequential
from autograder.values import Predict


def images(*pictures):
    """A batch of pictures with one channel, (N, H, W, 1)."""
    return np.array(pictures, dtype="float32")[..., None]


def stacked(*maps):
    """The maps of one image, (H, W, C)."""
    return np.stack([np.array(each) for each in maps], axis=-1)


def tiny_network():
    """The network of the text: differences along the diagonal, the largest of them, and a weighted answer."""
    layers = [
        ("Conv2D", {"filters": 1, "kernel_size": 2, "activation": "relu"}),
        ("MaxPooling2D", {"pool_size": 2}),
        ("Flatten", {}),
        ("Dense", {"units": 1, "activation": "sigmoid"}),
    ]
    diagonal = np.array([[1.0, 0.0], [0.0, -1.0]])[:, :, None, None]
    return sequential((3, 4, 1), layers, weights=[diagonal, np.array([0.0]), np.array([[0.5]]), np.array([-2.0])])


def sigmoid(score):
    """What the probability is for a score."""
    return 1 / (1 + np.exp(-np.array(score)))


@check("q1", points=0.5, hint="Work through the example of the text: which of the numbers there does your list hold, and is each of them a NumPy array?")
def test_gives_the_output_of_every_layer(student):
    """A list of arrays, one for each layer, with the numbers of the worked example."""
    x = images([[7, 2, 2, 0], [0, 3, 5, 1], [4, 2, 1, 6]])
    student.layer_outputs(tiny_network(), x).equals([images([[4, 0, 1], [0, 2, 0]]), images([[4]]), np.array([[4.0]]), np.array([[0.5]])])


@check("q1", points=0.5, hint="What is the first number of the shape of each output? How many images went in?")
def test_every_output_holds_the_whole_batch(student):
    """Two images go in, and two come out of every layer."""
    x = images([[7, 2, 2, 0], [0, 3, 5, 1], [4, 2, 1, 6]], [[1, 0, 3, 2], [2, 1, 1, 1], [0, 1, 0, 5]])
    convolved = images([[4, 0, 1], [0, 2, 0]], [[0, 0, 2], [1, 1, 0]])
    student.layer_outputs(tiny_network(), x).equals([convolved, images([[4]], [[1]]), np.array([[4.0], [1.0]]), np.array([[0.5], [0.182426]])])


@check("q2", points=0.5, hint="Number the maps 0, 1, 2 and write each number into its tile of the grid, as you read a page.")
def test_lays_the_maps_row_by_row(student):
    """Map 0 at the top left, map 1 to the right of it, and so on."""
    student.feature_map_grid(stacked([[2, 4]], [[9, 1]], [[3, 7]]), 2).equals(np.array([[0, 1, 1, 0], [0, 1, 0, 0]]))


@check("q2", points=0.5, hint="Which numbers become 0 and 1 in the second map? Does it matter how large the numbers of the other map are?")
def test_scales_each_map_on_its_own(student):
    """The smallest number of each map becomes 0 and its largest 1."""
    maps = stacked([[0.0, 10.0], [20.0, 40.0]], [[100.0, 101.0], [102.0, 104.0]])
    student.feature_map_grid(maps, 2).equals(np.array([[0, 0.25, 0, 0.25], [0.5, 1, 0.5, 1]]))


@check("q3", points=0.5, hint="Go through the table of the text column by column: what must be true of all numbers of a dead filter?")
def test_names_the_filters_that_are_zero_everywhere(student):
    """The worked example: one silent filter, one faint one, and one that answers to a single image."""
    student.dead_filters(np.array([[[[0, 0, 3], [0, 0, 0]]], [[[0, 0, 0], [0, 0.1, 0]]]])).equals([0])


@check("q3", points=0.25, hint="Which axis counts the filters, and what do the other three count?")
def test_looks_at_every_channel(student):
    """Channels are counted from 0, along the last axis."""
    activation = np.zeros((1, 2, 3, 5))
    activation[0, 1, 2, 1] = activation[0, 0, 1, 3] = 2.5
    student.dead_filters(activation).equals([0, 2, 4])


@check("q4", points=0.5, hint="Do the example of the text on paper: which probability do you subtract from which?")
def test_subtracts_the_probability_with_the_square(student):
    """The picture of the worked example; what speaks for the class is positive."""
    x = images([[1, 1, 0, 0], [1, 1, 0, 0]])[0]
    student.occlusion_map(Predict(np.full((2, 4, 1), 0.5)), x, size=2, stride=1).equals(sigmoid(2) - sigmoid([[1, 2, 3]]))


@check("q4", points=0.25, hint="Print the shape of what predict gives. How do you get one number out of it, whether it is (1,) or (1, 1)?")
def test_takes_probabilities_in_a_row_or_in_a_column(student):
    """`predict` may give an array of shape (N,), or (N, 1) as Keras does."""
    x = images([[1, 0], [0.5, 1]])[0]
    weights = images([[1, -2], [3, -1]])[0].astype(float)
    expected = sigmoid(1.5) - sigmoid([[1.0, 0.5], [1.5, 2.0]])
    student.occlusion_map(Predict(weights), x, size=1, stride=1).equals(expected)
    student.occlusion_map(Predict(weights, column=True), x, size=1, stride=1).equals(expected)
