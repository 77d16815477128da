"""Checks that students run in their notebook: small pictures, one rule each."""

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


def augmenters(student, images):
    """The call, and all pictures of two passes of the training and of the validation generator, (2, N, height, width, channels)."""
    answer = student.shown(images).make_datagens()
    both = two(answer, "ImageDataGenerators")
    alike = all(len(one) == 1 and one[0][0].shape == images.shape for each in both for one in each.passes)
    assert alike, f"{answer.call} did not give two ImageDataGenerators, but something that brings other pictures than those it was tried on"
    return answer.call, *(np.stack([one[0][0] for one in each.passes]) for each in both)


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


def square():
    """Two black pictures with a white square in the middle, 0 and 255."""
    images = np.zeros((2, 15, 15, 3), np.uint8)
    images[:, 4:11, 4:11] = 255
    return images


@check("q1", points=0.5, hint="Print x.min() and x.max() of one batch of each generator. Which number should white become, and what do you multiply by?")
def test_pixels_lie_between_zero_and_one(student):
    """Black is 0 and white is 1, in training and in validation."""
    call, *both = augmenters(student, square())
    for name, x in zip(["training", "validation"], both, strict=True):
        lowest, highest = float(x.min()), float(x.max())
        slack = 0.01 if name == "validation" else 0.3  # some ways of turning a picture overshoot at its edges
        right = abs(lowest) < slack and abs(highest - 1) < slack
        assert right, f"{call}: the pixels of the {name} pictures go from {lowest:.3g} to {highest:.3g}, expected 0 to 1"


@check("q1", points=0.5, hint="Show one picture eight times with each generator, as in Figure 3. In which row may something change?")
def test_validation_pictures_stay_the_same(student):
    """A validation picture is the same every time it is shown."""
    images = (np.arange(15 * 15 * 3).reshape(1, 15, 15, 3) % 256).astype(np.uint8)
    call, _, (first, second) = augmenters(student, images)
    assert np.allclose(first, second), f"{call}: a validation picture, shown twice, has other pixels the second time"
    brightest = max(float(first.max()), 1e-9)  # rescaling is another check's business
    assert np.allclose(first / brightest, images / 255, atol=0.01), f"{call}: a validation picture was turned, moved or mirrored, or its colours were changed"


@check("q1", points=0.5, hint="Show one picture eight times with the training generator. Do you see eight different pictures?")
def test_training_pictures_change_every_time(student):
    """A training picture looks different each time it is shown."""
    images = (np.arange(8 * 15 * 15 * 3).reshape(8, 15, 15, 3) % 251).astype(np.uint8)
    call, (first, second), _ = augmenters(student, images)
    same = [np.allclose(one, other) for one, other in zip(first, second, strict=True)]
    assert not all(same), f"{call}: eight training pictures, shown twice, are the same both times"


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


@check("q3", points=0.5, hint="Deal 318 pictures into batches of 20. How many are left after the full ones, and where do they go?")
def test_counts_the_batches_of_the_course(student):
    """1280 pictures in batches of 20 are 64 batches; 318 are 16, the last of them short."""
    student.count_batches(1280, 20).equals(64)
    student.count_batches(318, 20).equals(16)


@check("q3", points=0.25, hint="The docstring says when to stop with an error. Which word of Python does that?")
def test_refuses_batches_without_pictures(student):
    """A batch size of 0 is a ValueError."""
    student.count_batches(10, 0).raises(ValueError)


@check("q4", points=0.5, hint="What do the two files of a leak have in common: the name, the folder, or what is inside?")
def test_finds_a_copy_under_another_name(student):
    """The bytes decide, not the name."""
    train = {"airplanes/a.png": plain(RED), "airplanes/b.png": plain(GREEN), "motorbikes/c.png": plain(BLUE)}
    validation = {"airplanes/b.png": plain(YELLOW), "motorbikes/d.png": plain(RED), "motorbikes/e.png": plain(PINK)}
    student.find_leaks(Folder(train), Folder(validation)).equals(["motorbikes/d.png"])


@check("q4", points=0.5, hint="How should the answer look when there is nothing to find, and when there are two leaks in different folders?")
def test_gives_a_sorted_list_of_paths(student):
    """All leaks, sorted; an empty list if there is none."""
    train = {"airplanes/a.png": plain(RED), "motorbikes/c.png": plain(BLUE)}
    student.find_leaks(Folder(train), Folder({"airplanes/a.png": plain(GREEN)})).equals([])
    validation = {"z.png": plain(RED), "motorbikes/c.png": plain(BLUE), "airplanes/x.png": plain(PINK)}
    student.find_leaks(Folder(train), Folder(validation)).equals(["motorbikes/c.png", "z.png"])
