"""The checks of q2 for Otter, made by `autograder build` from test_visible.py: edit those, not this."""

OK_FORMAT = False
name = 'q2'

from otter.test_files import test_case

try:
    from autograder.fallback.cases import passes
except ImportError as missing:
    raise ImportError("these checks compare answers with the help of cnn-autograder, which is not installed here: pip install cnn-autograder") from missing


import io
import numpy as np
from PIL import Image
from autograder.check import check
from autograder.comparison import render
from autograder.values import Batches, Folder


RED, GREEN, BLUE, YELLOW, PINK = (200, 0, 0), (0, 200, 0), (0, 0, 200), (200, 200, 0), (200, 0, 200)


def plain(colour, height=12, width=16):
    """A PNG file of one colour; its right half is darker."""
    pixels = np.full((height, width, 3), colour, np.uint8)
    pixels[:, width // 2 :] //= 2
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return file.getvalue()


def two(answer, what):
    """What the training and the validation generator brought; fails if there are no two, or if one brings no pictures."""
    given = answer.value
    pair = isinstance(given, tuple | list) and len(given) == 2 and all(isinstance(each, Batches) for each in given)
    assert pair, f"{answer.call} gave {render(given)}, expected two {what}: (train, validation)"
    for name, batches in zip(["training", "validation"], given, strict=True):
        numbers = [part for one in batches.passes for batch in one for part in batch if part is not None]
        assert all(part.dtype.kind in "buif" for part in numbers), f"{answer.call}: the {name} batches hold something else than numbers"
        shapes = {x.shape[1:] for one in batches.passes for x, _ in one}
        full = len(batches.passes) == 2 and all(one and all(x.size for x, _ in one) for one in batches.passes)
        assert full, f"{answer.call}: there are no {name} pictures in some pass; how many pictures has Keras found?"
        assert len(shapes) == 1, f"{answer.call}: the {name} pictures have different shapes: {sorted(shapes)}"
        assert len(*shapes) == 3, f"{answer.call}: a {name} picture has the shape {shapes.pop()}, expected (height, width, channels)"
    return given


def pictures(batches, number=0):
    """All pictures of one pass, (N, height, width, channels)."""
    return np.concatenate([x for x, _ in batches.passes[number]])


def labels(batches, number=0):
    """All labels of one pass, as a list of numbers; None where there is no single number for each picture."""
    fits = all(y is not None and y.shape == x.shape[:1] for x, y in batches.passes[number])
    return np.concatenate([y for _, y in batches.passes[number]]).tolist() if fits else None


def colours(batches, number=0):
    """The colour in the middle of each picture of one pass, as the letters R, G, B, Y and P."""
    x = pictures(batches, number)
    middles = x[:, x.shape[1] // 2, x.shape[2] // 2]
    strong = middles > middles.max(axis=-1, keepdims=True) / 2 if x.shape[-1] == 3 else np.zeros((len(x), 3), bool)
    return "".join({(1, 0, 0): "R", (0, 1, 0): "G", (0, 0, 1): "B", (1, 1, 0): "Y", (1, 0, 1): "P"}.get(tuple(map(int, each)), "?") for each in strong)


def toy_folders():
    """A training folder of five pictures and a validation folder of three."""
    train = {
        "airplanes/1.png": plain(RED),
        "airplanes/2.png": plain(GREEN, 9, 20),
        "airplanes/3.png": plain(BLUE),
        "motorbikes/4.png": plain(YELLOW),
        "motorbikes/5.png": plain(PINK, 20, 9),
    }
    validation = {"airplanes/a.png": plain(GREEN), "airplanes/b.png": plain(RED, 30, 11), "motorbikes/c.png": plain(YELLOW)}
    return Folder(train), Folder(validation)


@check("q2", points=0.5, hint="Print x.shape and y.shape of one batch. Which of your arguments decides each number?")
def test_batches_have_the_shape_that_was_asked_for(student):
    """x is (pictures, height, width, 3), y has one number for each picture; the last batch holds what is left."""
    answer = student.make_flows(*toy_folders(), target_size=(12, 16), batch_size=2)
    for name, batches, sizes in zip(["training", "validation"], two(answer, "flows"), [(2, 2, 1), (2, 1)], strict=True):
        expected = [((n, 12, 16, 3), (n,)) for n in sizes]
        given = [(x.shape, None if y is None else y.shape) for x, y in batches.passes[0]]
        assert given == expected, f"{answer.call}: the {name} batches have the shapes (x, y) {given}, expected {expected}"


@check("q2", points=0.5, hint="Draw one batch with its labels, as in Figure 4. Does every label belong to its picture, and every picture to its folder?")
def test_every_picture_has_the_label_of_its_folder(student):
    """airplanes are 0 and motorbikes are 1, and training and validation pictures come each from their own folder."""
    answer = student.make_flows(*toy_folders(), target_size=(12, 16), batch_size=5)
    for name, batches, known in zip(["training", "validation"], two(answer, "flows"), ["R0 G0 B0 Y1 P1", "R0 G0 Y1"], strict=True):
        numbers = labels(batches)
        assert numbers is not None, f"{answer.call}: the {name} labels are not one number for each picture"
        given = sorted(f"{colour}{number:g}" for colour, number in zip(colours(batches), numbers, strict=True))
        assert given == sorted(known.split()), (
            f"{answer.call}: the {name} pictures with their labels are {' '.join(given)}, expected {' '.join(sorted(known.split()))} "
            "(R, G, B, Y, P: a red, green, blue, yellow, pink picture)"
        )


@check(
    "q2", points=0.5, hint="Look at the labels of each batch, as in Figure 5: which of the two flows should be in order? What does Keras do if you say nothing?"
)
def test_training_is_shuffled_and_validation_is_in_order(student):
    """Training pictures come in a new order in every pass, validation pictures always in the order of their files."""
    _, three = toy_folders()
    twelve = Folder({f"{'airplanes' if i < 6 else 'motorbikes'}/{i:02}.png": plain([RED, GREEN, BLUE, YELLOW, PINK, RED][i % 6]) for i in range(12)})
    answer = student.make_flows(twelve, three, target_size=(12, 16), batch_size=5)
    train, validation = two(answer, "flows")
    orders = colours(validation, 0), colours(validation, 1)
    assert orders == ("GRY", "GRY"), f"{answer.call}: two passes over the validation pictures come in the orders {orders}, expected GRY both times"
    orders = colours(train, 0), colours(train, 1)
    assert orders[0] != orders[1], f"{answer.call}: two passes over the training pictures come in the same order {orders[0]}"


@test_case(name='x is (pictures, height, width, 3), y has one number for each picture; the last batch holds what is left.', points=0.5, hidden=False)
def case_1(env):
    passes(test_batches_have_the_shape_that_was_asked_for, env)


@test_case(name='airplanes are 0 and motorbikes are 1, and training and validation pictures come each from their own folder.', points=0.5, hidden=False)
def case_2(env):
    passes(test_every_picture_has_the_label_of_its_folder, env)


@test_case(name='Training pictures come in a new order in every pass, validation pictures always in the order of their files.', points=0.5, hidden=False)
def case_3(env):
    passes(test_training_is_shuffled_and_validation_is_in_order, env)
