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
from autograder.comparison import render
from autograder.values import Batches, Folder


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


@test_case(name='Black is 0 and white is 1, in training and in validation.', points=0.5, hidden=False)
def case_1(env):
    passes(test_pixels_lie_between_zero_and_one, env)


@test_case(name='A validation picture is the same every time it is shown.', points=0.5, hidden=False)
def case_2(env):
    passes(test_validation_pictures_stay_the_same, env)


@test_case(name='A training picture looks different each time it is shown.', points=0.5, hidden=False)
def case_3(env):
    passes(test_training_pictures_change_every_time, env)
