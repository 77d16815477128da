"""Checks that only graders run: training that can be worked out by hand, unequal classes, mixed shapes, and a network that has to learn."""

import struct
import zlib

import numpy as np

from autograder.check import check
from autograder.network import sequential
from autograder.values import Flow, Folder

BEGIN = np.linspace(-0.02, 0.025, 72).reshape(4, 6, 3)  # weights that are right about some images, and wrong about others
BIAS = -0.1
TRAINING = ([200, 120, 30, 90], [20, 45, 230])  # brightness of the airplanes, and of the motorbikes
VALIDATION = ([10, 160], [60, 180, 250])


def png(pixels):
    """The bytes of a PNG file with these pixels, (H, W, 3) in 0..255."""
    height, width, _ = pixels.shape

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + row.astype(np.uint8).tobytes() for row in pixels)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def picture(brightness):
    """4x6 pixels, darker to the right."""
    return np.broadcast_to(brightness - np.arange(6)[None, :, None], (4, 6, 3)) + 5


def album(airplanes, motorbikes):
    """A folder with one picture for each brightness."""
    files = {f"airplanes/{i}.png": png(picture(each)) for i, each in enumerate(airplanes)}
    return Folder(files | {f"motorbikes/{i}.png": png(picture(each)) for i, each in enumerate(motorbikes)})


def pairs(airplanes, motorbikes):
    """The same as (image, label), pixels in [0, 1]."""
    return [(picture(each) / 255, label) for label, some in enumerate((airplanes, motorbikes)) for each in some]


def one_unit(learning_rate):
    """A model of one sigmoid unit with given weights."""
    return sequential(
        (4, 6, 3),
        [("Flatten", {}), ("Dense", {"units": 1, "activation": "sigmoid"})],
        weights=[BEGIN.reshape(72, 1), np.array([BIAS])],
        optimizer=("SGD", {"learning_rate": learning_rate}),
        loss="binary_crossentropy",
        metrics=["accuracy"],
    )


def cases(rng, count):
    """Random labels, probabilities that also lie exactly on the threshold, a threshold, and shapes (N,) or (N, 1)."""
    for _ in range(count):
        number = int(rng.integers(1, 7))
        shapes = [(number,) if rng.random() < 0.5 else (number, 1) for _ in range(2)]
        yield rng.integers(0, 2, number).reshape(shapes[0]), (rng.integers(0, 9, number) / 8).reshape(shapes[1]), float(rng.choice([0.25, 0.5, 0.75]))


# q1 train


@check("q1", points=1, hint="Which images does `fit` learn from in your call, and which does it validate on? Work out the first loss by hand.")
def test_learns_from_training_and_validates_on_validation(student, oracle):
    """One batch and three epochs can be worked out by hand: losses, accuracies, and the weights in the end."""
    history, weights, bias = oracle.train(BEGIN, BIAS, 0.5, pairs(*TRAINING), pairs(*VALIDATION), 3)
    training, validation = Flow(album(*TRAINING), (4, 6), 7), Flow(album(*VALIDATION), (4, 6), 5)
    answer = student.train(one_unit(0.5), training, validation, epochs=3)
    answer.equals(history, rtol=2e-3)
    kernel, offset = answer.args_after[0].weights
    same = np.allclose(kernel.reshape(4, 6, 3), weights, rtol=1e-3, atol=1e-5) and np.allclose(offset, bias, rtol=1e-3)
    assert same, (
        "train(...) gave the right history, but the model that it was given has other weights afterwards; was another model trained, or this one twice?"
    )


@check("q1", points=1, hint="How many batches do both flows have, and how many of them does your call look at in each epoch?")
def test_every_image_counts_once_an_epoch(student, oracle):
    """Several batches, the last one short: the mean over all images, in training and in validation."""
    history, _, _ = oracle.train(BEGIN, BIAS, 0.0, pairs(*TRAINING), pairs(*VALIDATION), 2)
    training, validation = Flow(album(*TRAINING), (4, 6), 2), Flow(album(*VALIDATION), (4, 6), 2)
    student.train(one_unit(0.0), training, validation, epochs=2).equals(history, rtol=2e-3)


@check("q1", points=1, hint="Where does `epochs` enter your line? What is it if nobody says?")
def test_trains_five_epochs_unless_told_otherwise(student, oracle):
    """The default is 5."""
    history, _, _ = oracle.train(BEGIN, BIAS, 0.0, pairs(*TRAINING), pairs(*VALIDATION), 5)
    training, validation = Flow(album(*TRAINING), (4, 6), 7), Flow(album(*VALIDATION), (4, 6), 5)
    student.train(one_unit(0.0), training, validation).equals(history, rtol=2e-3)


# q2 evaluate


@check("q2", points=0.5, hint="Is 0.5 above 0.5? And which threshold does your code compare with?")
def test_the_threshold_itself_is_not_above_the_threshold(student):
    """Class 1 needs a probability that is strictly larger, whatever the threshold is."""
    y_true = np.array([1, 0, 1, 0, 0])
    student.evaluate(y_true, np.array([0.5, 0.5, 0.75, 0.25, 0.9])).equals({"accuracy": 0.6, "precision": 0.5, "recall": 0.5})
    student.evaluate(y_true, np.array([0.25, 0.5, 0.75, 0.1, 0.2]), threshold=0.25).equals({"accuracy": 0.6, "precision": 0.5, "recall": 0.5})
    student.evaluate(y_true, np.array([0.75, 0.8, 0.9, 0.7, 0.6]), 0.75).equals({"accuracy": 0.6, "precision": 0.5, "recall": 0.5})


@check("q2", points=0.75, hint="By what do you divide when nothing was called 1, and when nothing is 1?")
def test_what_is_undefined_is_zero(student):
    """No prediction of class 1: precision 0.0. No image of class 1: recall 0.0."""
    student.evaluate(np.array([1, 0, 1]), np.array([0.1, 0.2, 0.3])).equals({"accuracy": 1 / 3, "precision": 0.0, "recall": 0.0})
    student.evaluate(np.array([0, 0, 0, 0]), np.array([0.9, 0.2, 0.8, 0.1])).equals({"accuracy": 0.5, "precision": 0.0, "recall": 0.0})
    student.evaluate(np.array([0, 0]), np.array([0.4, 0.2])).equals({"accuracy": 1.0, "precision": 0.0, "recall": 0.0})


@check("q2", points=0.75, hint="Print the shapes of both arrays, and of what you get when you compare them.")
def test_rows_and_columns_may_be_mixed(student):
    """Both arrays may be of shape (N,) or (N, 1), also for a single image."""
    right = {"accuracy": 0.75, "precision": 1.0, "recall": 2 / 3}
    truth, probability = np.array([1, 0, 1, 1]), np.array([0.9, 0.3, 0.2, 0.8])
    student.evaluate(truth[:, None], probability[:, None]).equals(right)
    student.evaluate(truth[:, None], probability).equals(right)
    student.evaluate(truth, probability[:, None]).equals(right)
    student.evaluate(np.array([1]), np.array([[0.6]])).equals({"accuracy": 1.0, "precision": 1.0, "recall": 1.0})


@check("q2", points=0.75, hint="Take the first case that is wrong, and count by hand: right, wrongly called 1, missed.")
def test_measures_any_predictions(student, rng, oracle):
    """Any labels, probabilities, threshold and shapes; and the caller's arrays stay as they are."""
    for truth, probability, threshold in cases(rng, 6):
        answer = student.evaluate(truth, probability, threshold)
        answer.equals(oracle.evaluate(truth, probability, threshold))
        answer.leaves_its_inputs_alone()


# q3 confusion_matrix


@check("q3", points=0.5, hint="An airplane (0) that is called a motorbike (1): which row, which column?")
def test_rows_are_the_truth(student):
    """Unequal counts in all four places, and the threshold is not above itself."""
    y_true = np.array([0, 0, 0, 0, 0, 0, 1, 1, 1, 1])
    y_prob = np.array([0.1, 0.2, 0.3, 0.9, 0.5, 0.8, 0.4, 0.95, 0.6, 0.7])
    student.confusion_matrix(y_true, y_prob).equals(np.array([[4, 2], [1, 3]]))
    student.confusion_matrix(y_true, y_prob, threshold=0.3).equals(np.array([[3, 3], [0, 4]]))


@check("q3", points=0.5, hint="What is the dtype of your matrix? Can there be half an image?")
def test_counts_are_whole_numbers(student):
    """A NumPy array (2, 2) of whole numbers."""
    answer = student.confusion_matrix(np.array([0, 1, 1]), np.array([0.3, 0.8, 0.9]))
    answer.equals(np.array([[1, 0], [0, 2]]))
    assert answer.value.dtype.kind in "iu", f"{answer.call} gave a matrix of dtype {answer.value.dtype}, expected whole numbers"


@check("q3", points=0.5, hint="Print the shapes of both arrays. What does NumPy make of (N,) beside (N, 1)?")
def test_counts_each_image_once_whatever_the_shapes(student):
    """Both arrays may be of shape (N,) or (N, 1)."""
    truth, probability = np.array([1, 0, 0, 1, 1]), np.array([0.9, 0.7, 0.2, 0.1, 0.8])
    for one, other in [(truth[:, None], probability), (truth, probability[:, None]), (truth[:, None], probability[:, None])]:
        student.confusion_matrix(one, other).equals(np.array([[1, 1], [1, 2]]))


@check("q3", points=0.5, hint="Take the first case that is wrong, and make four piles by hand.")
def test_counts_any_predictions(student, rng, oracle):
    """Any labels, probabilities, threshold and shapes; and the caller's arrays stay as they are."""
    for truth, probability, threshold in cases(rng, 6):
        answer = student.confusion_matrix(truth, probability, threshold)
        answer.equals(oracle.confusion_matrix(truth, probability, threshold))
        answer.leaves_its_inputs_alone(shape=(2, 2))


# q4 best_epoch


def history(val_accuracy, **others):
    """A history whose training accuracy is best in the last epoch but one, and whose losses are best in the last."""
    count = len(val_accuracy)
    falling = [0.9 - 0.1 * i for i in range(count)]
    training = [0.6 + 0.05 * i - 0.1 * (i == count - 1) for i in range(count)]
    return {"loss": falling, "accuracy": training, "val_loss": falling, "val_accuracy": val_accuracy} | others


@check("q4", points=0.5, hint="Two epochs are equally good. Which of them is cheaper?")
def test_takes_the_earliest_of_equals(student):
    """The first epoch that reaches the highest validation accuracy."""
    student.best_epoch(history([0.5, 0.9, 0.7, 0.9])).equals(2)
    student.best_epoch(history([0.8, 0.8, 0.8])).equals(1)


@check("q4", points=0.5, hint="Four curves are in the history. Which of them does the question ask for?")
def test_looks_at_the_validation_accuracy(student):
    """Not at a loss, and not at the training accuracy; counted from 1."""
    student.best_epoch(history([0.95, 0.6, 0.7])).equals(1)
    student.best_epoch(history([0.6, 0.7, 0.93, 0.9, 0.8], val_loss=[0.5, 0.2, 0.9, 0.4, 0.3])).equals(3)
    student.best_epoch(history([0.7])).equals(1)


@check("q4", points=0.5, hint="Number the values by hand, from 1.")
def test_finds_the_best_of_any_history(student, rng, oracle):
    """Any number of epochs, with equal values among them."""
    for _ in range(5):
        curve = [int(each) / 10 for each in rng.integers(4, 10, int(rng.integers(1, 8)))]
        student.best_epoch(history(curve)).equals(oracle.best_epoch({"val_accuracy": curve}))


# q5 build_classifier


@check("q5", points=0.5, hint="Between which two numbers does a probability lie, and which activation ends there? What is the softmax of a single number?")
def test_its_answer_can_be_read_as_a_probability(student):
    """One output ends in a sigmoid (or the loss is told that it gets logits), two outputs in a softmax."""
    answer = student.build_classifier()
    network = answer.network
    last = network.steps[-1].kind if network.steps[-1].is_activation else "no activation"
    logits = network.compiled is not None and network.compiled.from_logits
    wanted = "no activation" if logits else "softmax" if network.output_shape == (2,) else "sigmoid"
    told = "the loss is told from_logits=True" if logits else f"it has {network.output_shape[-1]} output{'s' if network.output_shape[-1] > 1 else ''}"
    assert last == wanted, f"{answer.call} gave a model that ends in {last}, expected {wanted}, for {told}"


@check("q5", points=0.5, hint="Which learning rate does Keras take if you name none? How many times larger or smaller is yours?")
def test_takes_steps_of_a_sane_size(student):
    """A learning rate from 0.000001 to 0.1, or up to 1 for plain SGD; and something is left to learn."""
    answer = student.build_classifier()
    network = answer.network
    assert network.compiled is not None, f"{answer.call} gave a model that is not compiled"
    name, rate = network.compiled.optimizer, network.compiled.learning_rate
    highest = {"SGD": 1.0, "Adagrad": 1.0, "Adadelta": 5.0}.get(name, 0.1)
    assert 1e-6 <= rate <= highest, f"{answer.call} gave a model compiled with {name} and a learning rate of {rate:g}, expected 1e-06 to {highest:g}"
    trained = network.trainable
    assert trained >= 1_000_000, f"{answer.call} gave a model of whose {network.params:,} parameters only {trained:,} can be trained"


@check("q5", points=0.5, hint="The pixels arrive in [0, 1]. What is the largest of them after your first layer?")
def test_leaves_the_pixels_as_the_flows_give_them(student):
    """The grader's images are in [0, 1] already: nothing divides by 255 again."""
    answer = student.build_classifier()
    small = [step.settings["scale"] for step in answer.network.steps if step.kind == "Rescaling" and abs(step.settings["scale"]) < 0.1]
    assert not small, f"{answer.call} gave a model that multiplies the pixels by {small[0]:.5f}, but they are in [0, 1] when they come in"


@check(
    "q5",
    points=4,
    hint="Train it in your notebook for a few epochs, and look at the curves: is it learning at all, and if so, what stops it?",
    after=(
        "test_takes_photographs_and_gives_one_answer_each",
        "test_has_two_to_twenty_million_parameters",
        "test_is_compiled_for_two_classes",
        "test_its_answer_can_be_read_as_a_probability",
        "test_takes_steps_of_a_sane_size",
        "test_leaves_the_pixels_as_the_flows_give_them",
    ),
)
def test_reaches_the_minimum_validation_accuracy(student, trainer):
    """Trained by the grader on images of its own, it tells airplanes from motorbikes."""
    trainer.reaches_the_minimum_accuracy(student.build_classifier())
