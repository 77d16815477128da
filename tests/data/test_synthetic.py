"""The drawn images: the same for the same seed, and told apart by shapes alone."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from autograder import draw_images
from autograder.data.synthetic import CLASSES, picture

COUNT = 60


@pytest.fixture(scope="module")
def drawn() -> dict[str, list[Image.Image]]:
    """Some images of each class."""
    return {kind: [Image.open(io.BytesIO(picture("train", kind, index, 7))).convert("RGB") for index in range(1, COUNT + 1)] for kind in CLASSES}


def files(folder: Path) -> dict[str, bytes]:
    """All images of a folder by their paths."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.jpg")}


def test_the_same_seed_draws_the_same_bytes() -> None:
    """And another seed, number, part or class draws others."""
    first = picture("train", "airplanes", 1, 7)
    assert first == picture("train", "airplanes", 1, 7)
    others = [
        picture("train", "airplanes", 1, 8),
        picture("train", "airplanes", 2, 7),
        picture("validation", "airplanes", 1, 7),
        picture("train", "motorbikes", 1, 7),
    ]
    assert len({first, *others}) == 5


def test_sizes_are_the_same_in_both_classes_and_vary(drawn: dict[str, list[Image.Image]]) -> None:
    """Every scene exists once with an airplane and once with a motorbike: no size tells more than a coin."""
    airplanes, motorbikes = ([image.size for image in drawn[kind]] for kind in CLASSES)
    assert airplanes == motorbikes
    assert len(set(airplanes)) > COUNT // 2
    ratios = [width / height for width, height in airplanes]
    assert min(ratios) < 1.2
    assert max(ratios) > 1.7


def test_mean_colours_tell_little(drawn: dict[str, list[Image.Image]]) -> None:
    """The best threshold on the mean of any colour is hardly better than guessing."""
    means = {kind: np.array([np.asarray(image).mean((0, 1)) for image in drawn[kind]]) for kind in CLASSES}
    for channel in range(3):
        a, b = (means[kind][:, channel] for kind in CLASSES)
        right = [np.mean([*(a > level), *(b <= level)]) for level in (*a, *b)]
        assert max(*right, 1 - min(right)) < 0.7


def test_machines_face_both_ways(drawn: dict[str, list[Image.Image]]) -> None:
    """The mean picture of many is alike when it is mirrored, compared with how pictures differ."""
    for kind in CLASSES:
        greys = np.array([np.asarray(image.convert("L").resize((24, 16)), float) for image in drawn[kind]])
        mean = greys.mean(0)
        assert np.abs(mean - mean[:, ::-1]).mean() < greys.std(0).mean() / 2


def test_drawing_again_writes_nothing_and_finishes_what_was_interrupted(tmp_path: Path) -> None:
    """Files that are there keep their time stamps; those that are missing come back as they were."""
    assert draw_images(str(tmp_path), train=3, validation=2) == (str(tmp_path / "train"), str(tmp_path / "validation"))
    before = files(tmp_path)
    assert sorted(before) == sorted(
        f"{part}/{kind}/{index:04}.jpg" for part, count in (("train", 3), ("validation", 2)) for kind in CLASSES for index in range(1, count + 1)
    )
    stamp = (tmp_path / "train/airplanes/0001.jpg").stat().st_mtime_ns
    (tmp_path / "validation/motorbikes/0002.jpg").unlink()
    draw_images(str(tmp_path), train=3, validation=2)
    assert files(tmp_path) == before
    assert (tmp_path / "train/airplanes/0001.jpg").stat().st_mtime_ns == stamp


def test_another_seed_or_number_leaves_no_image_of_the_last_one(tmp_path: Path) -> None:
    """What students ask for is what the folder holds; a file of their own stays."""
    draw_images(str(tmp_path), train=3, validation=2)
    before = files(tmp_path)
    (tmp_path / "train/airplanes/mine.jpg").write_bytes(b"my own")
    draw_images(str(tmp_path), train=2, validation=2, seed=8)
    after = files(tmp_path)
    assert after.pop("train/airplanes/mine.jpg") == b"my own"
    assert len(after) == 8
    assert not set(after.values()) & set(before.values())


def test_every_image_can_have_one_size(tmp_path: Path) -> None:
    """Height and width, in this order."""
    draw_images(str(tmp_path), train=1, validation=1, size=(30, 40))
    assert {Image.open(io.BytesIO(data)).size for data in files(tmp_path).values()} == {(40, 30)}


def test_little_is_drawn_while_a_submission_is_graded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight a class, whatever the notebook asks for."""
    monkeypatch.setenv("AUTOGRADER_GRADING", "1")
    draw_images(str(tmp_path), train=320, validation=80)
    assert len(files(tmp_path)) == 4 * 8


def test_an_interrupted_file_never_looks_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawing that ends in the middle leaves whole images only, and the next call the rest."""

    def some(limit: int) -> Iterator[None]:
        yield from [None] * limit
        raise KeyboardInterrupt

    countdown = some(3)
    with pytest.raises(KeyboardInterrupt):
        draw_images(str(tmp_path), train=3, validation=2, progress=lambda _done, _total: next(countdown))
    assert len(files(tmp_path)) == 4
    assert all(Image.open(io.BytesIO(data)).convert("RGB") for data in files(tmp_path).values())
    draw_images(str(tmp_path), train=3, validation=2)
    assert len(files(tmp_path)) == 10
