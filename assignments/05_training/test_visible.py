"""Checks that students run in their notebook: the examples of the text, and the rules of question 5."""

import math
import struct
import zlib

import numpy as np

from autograder.check import check
from autograder.network import sequential
from autograder.values import Flow, Folder


def png(pixels):
    """The bytes of a PNG file with these pixels, (H, W, 3) in 0..255."""
    height, width, _ = pixels.shape

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + row.astype(np.uint8).tobytes() for row in pixels)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def photographs(airplanes, motorbikes):
    """A folder with plain images of 4x6 pixels, all of one brightness each."""
    files = {f"airplanes/{i}.png": png(np.full((4, 6, 3), brightness)) for i, brightness in enumerate(airplanes)}
    return Folder(files | {f"motorbikes/{i}.png": png(np.full((4, 6, 3), brightness)) for i, brightness in enumerate(motorbikes)})


# q1 train


@check("q1", points=1, hint="Print what your function returns, and what history.history holds. One number an epoch under each of the four keys?")
def test_reports_every_epoch(student):
    """A dictionary with the four keys, each with a list of one number an epoch, and a loss that falls."""
    model = sequential(
        (4, 6, 3),
        [("Flatten", {}), ("Dense", {"units": 1, "activation": "sigmoid"})],
        weights=[np.zeros((72, 1)), np.zeros(1)],
        optimizer=("SGD", {"learning_rate": 0.1}),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )
    training = Flow(photographs([200, 210, 220], [20, 30]), target_size=(4, 6), batch_size=5)
    validation = Flow(photographs([215], [25, 35]), target_size=(4, 6), batch_size=3)
    history = student.train(model, training, validation, epochs=3).value
    assert isinstance(history, dict), f"train gave {'None' if history is None else f'a value of type {type(history).__name__}'}, expected a dictionary"
    for key in ("loss", "accuracy", "val_loss", "val_accuracy"):
        assert key in history, f"train(..., epochs=3) gave a dictionary without the key {key!r}; its keys are {', '.join(map(repr, history))}"
        values = history[key]
        assert isinstance(values, list), f"train(...)[{key!r}] is of type {type(values).__name__}, expected a list with one number an epoch"
        assert len(values) == 3, f"train(..., epochs=3)[{key!r}] has {len(values)} elements, expected one for each of 3 epochs"
        assert all(isinstance(value, float) for value in values), f"train(...)[{key!r}] is {values}, expected a list of floats"
    first, *_, last = history["loss"]
    assert math.isclose(first, math.log(2), rel_tol=1e-3), f"all weights are zero, so the first loss is -ln 0.5 = 0.693; train reports {first:.3f}"
    assert last < first, f"the loss went from {first:.3f} to {last:.3f}; it should fall"


# q2 evaluate


@check("q2", points=0.75, hint="Write the five decisions on paper. Which are right? Which are called 1? Which are really 1?")
def test_works_out_the_example(student):
    """Accuracy, precision and recall of the five images of the text."""
    y_true, y_prob = np.array([0, 0, 1, 1, 1]), np.array([0.2, 0.7, 0.9, 0.5, 0.4])
    student.evaluate(y_true, y_prob).equals({"accuracy": 0.4, "precision": 0.5, "recall": 1 / 3})


@check("q2", points=0.5, hint="Print the shape of your comparison. How many numbers should it hold for three images?")
def test_labels_in_a_row_and_probabilities_in_a_column(student):
    """Labels of shape (N,) and probabilities of shape (N, 1), as a flow and `predict` give them."""
    student.evaluate(np.array([0, 1, 1]), np.array([[0.2], [0.9], [0.4]])).equals({"accuracy": 2 / 3, "precision": 1.0, "recall": 0.5})


# q3 confusion_matrix


@check("q3", points=0.5, hint="Two images are really 1 and called 0. In which row do they belong, and in which column?")
def test_counts_who_is_taken_for_whom(student):
    """Rows are the truth, columns the prediction: the five images of the text."""
    y_true, y_prob = np.array([0, 0, 1, 1, 1]), np.array([0.2, 0.7, 0.9, 0.5, 0.4])
    student.confusion_matrix(y_true, y_prob).equals(np.array([[1, 1], [2, 1]]))


@check("q3", points=0.5, hint="How many rows and columns does your matrix have when there is no airplane at all?")
def test_is_two_by_two_even_if_a_class_never_occurs(student):
    """A class without images still has its row, a class that is never called its column."""
    student.confusion_matrix(np.array([1, 1]), np.array([0.8, 0.3])).equals(np.array([[0, 0], [1, 1]]))
    student.confusion_matrix(np.array([0, 0, 0]), np.array([0.1, 0.2, 0.3])).equals(np.array([[3, 0], [0, 0]]))


# q4 best_epoch


@check("q4", points=0.5, hint="Number the values of val_accuracy 1, 2, 3, ... Which number has the highest?")
def test_finds_the_highest_validation_accuracy(student):
    """The epoch with the highest val_accuracy, counted from 1."""
    history = {"loss": [0.6, 0.4, 0.3], "accuracy": [0.95, 0.8, 0.9], "val_loss": [0.6, 0.4, 0.35], "val_accuracy": [0.7, 0.9, 0.8]}
    student.best_epoch(history).equals(2)


# q5 build_classifier


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
