"""The checks of q1 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q1'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


import numpy as np
from autograder.check import check
from autograder.network import sequential


def images(*pictures):
    """A batch of pictures with one channel, (N, H, W, 1)."""
    return np.array(pictures, dtype="float32")[..., None]


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


@test_case(name='A list of arrays, one for each layer, with the numbers of the worked example.', points=0.5, hidden=False)
def case_1(env):
    passes(test_gives_the_output_of_every_layer, env)


@test_case(name='Two images go in, and two come out of every layer.', points=0.5, hidden=False)
def case_2(env):
    passes(test_every_output_holds_the_whole_batch, env)
