"""Checks that only graders run: small networks and pictures, not square, with negative and whole numbers and sizes that do not fit evenly."""

import numpy as np

from autograder.check import check
from autograder.network import sequential
from autograder.values import Model, Predict


def quarters(rng, shape, lowest=-8):
    """Random multiples of 1/4, exact in float32 as well."""
    return (rng.integers(lowest, 9, shape) / 4).astype("float32")


def scattered(shape):
    """Different numbers between -1 and 1 in no visible order, the same at every call."""
    count = int(np.prod(shape))
    return ((np.arange(1, count + 1) * 73 % 1009) / 504.5 - 1).reshape(shape).astype("float32")


def stacked(*maps):
    """The maps of one image, (H, W, C)."""
    return np.stack([np.array(each) for each in maps], axis=-1)


def drawn(rng, lowest, highest, count):
    """Random sizes, from small to large: the first case that fails is the easiest to follow."""
    cases = [tuple(int(number) for number in rng.integers(lowest, np.array(highest) + 1)) for _ in range(count)]
    return sorted(cases, key=lambda case: (np.prod(case), case))


def functional(shape, layers, weights):
    """A chain of layers as Keras describes it when it was not built with Sequential: the input is a layer, too.

    Layers are (kind, settings, output shape of one image).
    """
    entries = [_entry("InputLayer", "image", {"batch_shape": [None, *shape]}, [])]
    before = {"shape": [None, *shape], "dtype": "float32", "keras_history": ["image", 0, 0]}
    for number, (kind, settings, after) in enumerate(layers):
        nodes = [{"args": [{"class_name": "__keras_tensor__", "config": before}], "kwargs": {}}]
        entries.append(_entry(kind, f"step_{number}", settings, nodes))
        before = {"shape": [None, *after], "dtype": "float32", "keras_history": [f"step_{number}", 0, 0]}
    ends = {"input_layers": ["image", 0, 0], "output_layers": before["keras_history"]}
    return Model("Functional", {"name": "chain", "trainable": True, "layers": entries, **ends}, weights=tuple(weights))


def _entry(kind, name, settings, nodes):
    config = {"name": name, "dtype": "float32", **settings}
    return {"module": "keras.layers", "class_name": kind, "config": config, "registered_name": None, "name": name, "inbound_nodes": nodes}


# q1 layer_outputs


@check("q1", points=0.5, hint="Print the class of every layer of the model. Which of them are missing from your list?")
def test_layers_without_weights_count_too(student, oracle):
    """Activation, pooling, dropout and flattening are layers like all others."""
    layers = [
        ("Conv2D", {"filters": 2, "kernel_size": 2}),
        ("ReLU", {}),
        ("MaxPooling2D", {"pool_size": 2}),
        ("Dropout", {"rate": 0.5, "seed": 3}),
        ("Flatten", {}),
        ("Dense", {"units": 3}),
        ("ReLU", {}),
        ("Dense", {"units": 1, "activation": "sigmoid"}),
    ]
    weights = [scattered(shape) for shape in [(2, 2, 1, 2), (2,), (8, 3), (3,), (3, 1), (1,)]]
    x = np.stack([scattered((5, 6, 1)) * 3, -scattered((5, 6, 1))])
    student.layer_outputs(sequential((5, 6, 1), layers, weights=weights), x).equals(oracle.layer_outputs(layers, weights, x), atol=1e-4)


@check(
    "q1",
    points=0.5,
    hint="Build a model without Sequential and print its model.layers. How do you recognise the layer that computes nothing, wherever it may stand?",
)
def test_input_layers_are_left_out(student, oracle):
    """A model that was not built with Sequential lists its input as a layer; it is not one of the outputs."""
    layers = [
        ("Conv2D", {"filters": 2, "kernel_size": [2, 2], "activation": "relu"}, (2, 3, 2)),
        ("Flatten", {}, (12,)),
        ("Dense", {"units": 2, "activation": "sigmoid"}, (2,)),
    ]
    weights = [scattered(shape) for shape in [(2, 2, 2, 2), (2,), (12, 2), (2,)]]
    x = np.stack([scattered((3, 4, 2)), -scattered((3, 4, 2))])
    expected = oracle.layer_outputs([layer[:2] for layer in layers], weights, x)
    student.layer_outputs(functional((3, 4, 2), layers, weights), x).equals(expected, atol=1e-4)


@check("q1", points=0.5, hint="Some layers do one thing while a network learns and another when it predicts. Which of the two are you asking for?")
def test_layers_answer_as_they_do_in_prediction(student, oracle):
    """Dropout and batch normalisation behave as in predict, not as in training."""
    layers = [
        ("Conv2D", {"filters": 2, "kernel_size": 2}),
        ("BatchNormalization", {}),
        ("ReLU", {}),
        ("MaxPooling2D", {"pool_size": 2}),
        ("Flatten", {}),
        ("Dropout", {"rate": 0.5, "seed": 3}),
        ("Dense", {"units": 1, "activation": "sigmoid"}),
    ]
    weights = [scattered((2, 2, 1, 2)), scattered((2,)), np.array([0.75, 1.5]), np.array([0.5, -0.25]), np.array([0.25, -0.5]), np.array([1.0, 4.0])]
    weights += [scattered((4, 1)), scattered((1,))]
    x = np.stack([scattered((3, 6, 1)) * 2, scattered((3, 6, 1)) + 1, -scattered((3, 6, 1))])
    student.layer_outputs(sequential((3, 6, 1), layers, weights=weights), x).equals(oracle.layer_outputs(layers, weights, x), atol=1e-4)


@check("q1", points=0.5, hint="Everything comes together here. Make the simpler checks of this question work first.")
def test_reads_any_network(student, rng, oracle):
    """Two convolutions with pooling and two dense layers, images that are not square, batches of one and more."""
    for batch, height, width in [(1, 7, 10), (3, 8, 7)]:
        channels, first, second, units = (int(number) for number in rng.integers(1, [4, 4, 4, 5]))
        layers = [
            ("Conv2D", {"filters": first, "kernel_size": 2, "activation": "relu"}),
            ("MaxPooling2D", {"pool_size": 2}),
            ("Conv2D", {"filters": second, "kernel_size": 2, "activation": "relu"}),
            ("MaxPooling2D", {"pool_size": 1}),
            ("Flatten", {}),
            ("Dense", {"units": units, "activation": "relu"}),
            ("Dense", {"units": 1, "activation": "sigmoid"}),
        ]
        row = ((height - 1) // 2 - 1) * ((width - 1) // 2 - 1) * second
        shapes = [(2, 2, channels, first), (first,), (2, 2, first, second), (second,), (row, units), (units,), (units, 1), (1,)]
        weights = [quarters(rng, shape) for shape in shapes]
        x = quarters(rng, (batch, height, width, channels))
        student.layer_outputs(sequential((height, width, channels), layers, weights=weights), x).equals(oracle.layer_outputs(layers, weights, x), atol=1e-4)


# q2 feature_map_grid


@check("q2", points=0.5, hint="What are the smallest and the largest number of such a map, and what is left of it after stretching?")
def test_a_map_that_is_the_same_everywhere_becomes_zero(student):
    """Whatever its number is: positive, negative or zero."""
    maps = stacked([[0.75, 0.75]], [[1.0, 5.0]], [[0.0, 0.0]], [[-2.0, -2.0]])
    student.feature_map_grid(maps, 2).equals(np.array([[0, 0, 0, 1], [0, 0, 0, 0]]))
    student.feature_map_grid(np.full((1, 2, 1), 3.0), 1).equals(np.zeros((1, 2)))


@check(
    "q2",
    points=0.5,
    hint="Take a few maps, 4 columns, and draw the grid: how many tiles wide is it, how many rows does it need, and what stands in tiles without a map?",
)
def test_is_as_wide_as_it_was_asked_to_be(student):
    """Always `columns` tiles, 8 by default; as many rows as needed; tiles without a map are 0."""
    rising, falling = [[1, 2]], [[4, 3]]
    student.feature_map_grid(stacked(rising, falling), 3).equals(np.array([[0, 1, 1, 0, 0, 0]]))
    student.feature_map_grid(stacked(falling)).equals(np.array([[1] + [0] * 15]))
    student.feature_map_grid(stacked(*[rising, falling] * 2), 2).equals(np.array([[0, 1, 1, 0]] * 2))
    student.feature_map_grid(stacked(*[rising] * 8, falling)).equals(np.array([[0, 1] * 8, [1] + [0] * 15]))


@check("q2", points=0.25, hint="Print the shape of the grid for maps of 2 rows and 3 columns. Which side of a map decides the rows of the grid?")
def test_maps_need_not_be_square(student):
    """Height and width are two different numbers, and every map keeps its orientation."""
    maps = stacked([[0, 1, 2], [3, 4, 8]], [[5, 4, 3], [1, 3, 5]], [[0, 0, 4], [2, 0, 0]])
    expected = np.array([[0, 0.125, 0.25, 1, 0.75, 0.5], [0.375, 0.5, 1, 0, 0.5, 1], [0, 0, 1, 0, 0, 0], [0.5, 0, 0, 0, 0, 0]])
    student.feature_map_grid(maps, 2).equals(expected)
    student.feature_map_grid(stacked([[1], [2], [5]], [[2], [0], [1]]), 2).equals(np.array([[0, 1], [0.25, 0], [1, 0.5]]))


@check("q2", points=0.25, hint="Stretch [-4, 0, 4] by hand: where does the 0 go? And which numbers can be written into the array that you fill?")
def test_maps_may_hold_negative_and_whole_numbers(student):
    """The smallest number becomes 0, even if it is negative, and fractions come out of whole numbers."""
    student.feature_map_grid(stacked([[-4.0, 0.0, 4.0]], [[-9.0, -7.0, -8.5]]), 2).equals(np.array([[0, 0.5, 1, 0, 1, 0.25]]))
    student.feature_map_grid(stacked([[0, 1, 4]], [[30, 20, 40]]), 2).equals(np.array([[0, 0.25, 1, 0.5, 0, 1]]))
    student.feature_map_grid(stacked([[55, 255, 105]]).astype("uint8"), 1).equals(np.array([[0, 1, 0.25]]))


@check("q2", points=0.25, hint="Is the shape wrong? Mend the other checks first. If not: print the caller's activation before and after the call.")
def test_the_grid_leaves_its_maps_alone(student):
    """The activation that goes in is the same afterwards."""
    student.feature_map_grid(stacked([[2.0, 4.0]], [[9.0, 1.0]]), columns=2).leaves_its_inputs_alone(shape=(1, 4))


@check("q2", points=0.25, hint="Work out the first wrong number by hand: in which tile does it lie, and which map belongs there?")
def test_lays_any_maps(student, rng, oracle):
    """Any number of maps of any size, in any number of columns."""
    for height, width, channels in drawn(rng, (1, 1, 1), (3, 4, 7), 4):
        maps, columns = quarters(rng, (height, width, channels)), int(rng.integers(1, 5))
        student.feature_map_grid(maps, columns).equals(oracle.feature_map_grid(maps, columns))


# q3 dead_filters


def silent(*numbers, shape=(2, 3, 4, 5)):
    """An activation of ones in which these channels are 0."""
    activation = np.ones(shape)
    activation[..., list(numbers)] = 0
    return activation


@check("q3", points=0.5, hint="How many numbers other than 0 does it take to keep a filter alive, and how large must they be?")
def test_a_single_small_number_keeps_a_filter_alive(student):
    """One number is enough: in any image, at any position, however small."""
    faint = silent(0, 1, 2, 3)
    faint[1, 2, 3, 0], faint[0, 0, 0, 1], faint[1, 0, 2, 3] = 7, 1e-3, 1e-12
    student.dead_filters(faint).equals([2])


@check("q3", points=0.25, hint="What kind of thing does your function give, and what does it hold when no filter is dead?")
def test_gives_a_list_of_channels(student):
    """A plain list of whole numbers, which may be empty or hold every channel."""
    student.dead_filters(silent(1, 3)).equals([1, 3])
    student.dead_filters(silent()).equals([])
    student.dead_filters(np.zeros((2, 3, 1, 3))).equals([0, 1, 2])


@check(
    "q3", points=0.25, hint="A filter that gives the same number at every position is busy or idle, depending on the number. Which is it for 1, for 0.5, for 0?"
)
def test_filters_that_always_give_the_same_are_alive(student):
    """Only 0 is silence; whole numbers are fine, too."""
    activation = silent(2, shape=(3, 2, 2, 4))
    activation[..., 3] = 0.5
    student.dead_filters(activation).equals([2])
    student.dead_filters(silent(0, 3, shape=(1, 2, 2, 4)).astype(int)).equals([0, 3])


@check("q3", points=0.25, hint="Look at the first filter that you and the answer disagree about: which of its numbers are not 0?")
def test_finds_the_dead_filters_of_any_batch(student, rng, oracle):
    """Any number of images, positions and filters."""
    for shape in drawn(rng, (1, 1, 1, 1), (3, 3, 3, 5), 4):
        activation = np.maximum(quarters(rng, shape), 0) * (rng.random(shape) < 0.3)
        student.dead_filters(activation).equals(oracle.dead_filters(activation))


# q4 occlusion_map


def predictor(shape, *, column=False):
    """A function that weighs every pixel differently and is never quite sure."""
    return Predict(scattered(shape) * (4 / np.sqrt(np.prod(shape))), bias=0.25, column=column)


@check("q4", points=0.25, hint="Write down the first and the last row at which the square starts, then the columns. How far apart are two of them?")
def test_squares_that_fit_and_no_others(student, oracle):
    """Pictures that are not square, a size that is not the stride, and sides that leave a rest."""
    for shape, size, stride in [((6, 9, 1), 2, 3), ((6, 9, 1), 3, 2), ((5, 4, 2), 4, 1)]:
        predict, x = predictor(shape), (scattered(shape) + 1) / 2
        student.occlusion_map(predict, x, size, stride).equals(oracle.occlusion_map(predict, x, size, stride))
    predict, x = predictor((31, 16, 1)), (scattered((31, 16, 1)) + 1) / 2
    student.occlusion_map(predict, x).equals(oracle.occlusion_map(predict, x))


@check(
    "q4",
    points=0.25,
    hint="Print the square out of one of your covered pictures. Is every number of it 0.5, in every channel, and is every other pixel as it was?",
)
def test_the_square_is_grey_in_every_channel(student, oracle):
    """0.5 in all channels, whatever was there before, and nothing else is covered."""
    for shape in [(4, 5, 3), (3, 3, 2)]:
        predict = predictor(shape)
        x = np.where(scattered(shape) > 0.2, 0.875, 0.125)
        student.occlusion_map(predict, x, 2, 1).equals(oracle.occlusion_map(predict, x, 2, 1))


@check("q4", points=0.25, hint="Try a picture of zeros and ones (dtype int). Print your covered picture: can 0.5 be written into it?")
def test_pictures_may_hold_whole_numbers(student, oracle):
    """A picture of zeros and ones, as bytes, as integers and in a column."""
    for dtype, column in [("uint8", False), ("int64", True)]:
        predict = predictor((3, 5, 1), column=column)
        x = (scattered((3, 5, 1)) > 0).astype(dtype)
        student.occlusion_map(predict, x, 2, 1).equals(oracle.occlusion_map(predict, x, 2, 1))


@check("q4", points=0.25, hint="Is the shape wrong? Mend the other checks first. If not: are there grey squares in the caller's picture after the call?")
def test_covering_leaves_the_picture_alone(student):
    """The picture that goes in is the same afterwards."""
    student.occlusion_map(predictor((4, 6, 1)), np.abs(scattered((4, 6, 1))), 2, 2).leaves_its_inputs_alone(shape=(2, 3))


@check("q4", points=0.25, hint="Work out the first wrong value by hand: which pixels does that square cover?")
def test_covers_any_picture(student, rng, oracle):
    """Any picture, size, stride and shape of the probabilities."""
    for height, width, channels in drawn(rng, (3, 3, 1), (6, 8, 3), 4):
        predict = predictor((height, width, channels), column=bool(rng.integers(2)))
        x = rng.integers(0, 9, (height, width, channels)) / 8
        size, stride = int(rng.integers(1, 4)), int(rng.integers(1, 4))
        student.occlusion_map(predict, x, size, stride).equals(oracle.occlusion_map(predict, x, size, stride))
