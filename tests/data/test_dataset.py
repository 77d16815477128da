"""Opening a data set: decoded once, mapped later, and damage is noticed and named."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from autograder.data import dataset as module
from autograder.data import make_dataset, open_dataset, verify_dataset
from autograder.data.damage import DamagedData, DamagedImages, NoData
from autograder.data.pictures import decode
from autograder.data.synthetic import Synthetic
from autograder.errors import UsageError

SIZE = (6, 8)
Photograph = Callable[..., None]


@pytest.fixture
def course(tmp_path: Path, photograph: Photograph) -> Path:
    """A course with a folder of three classes, ten images each."""
    root = tmp_path / "course"
    for label, kind in enumerate(("bikes", "cars", "planes")):
        for number in range(10):
            photograph(root / "photos" / kind / f"{kind}{number}.png", 10 * label + number, grey=number == 4)
    return root


@pytest.fixture
def few_drawings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The synthetic set with four and two images a class."""
    monkeypatch.setattr(module, "Synthetic", partial(Synthetic, train=4, validation=2))


def array_file(cache: Path, name: str) -> Path:
    """The file of one array."""
    (path,) = cache.glob(f"arrays/*/{name}.npy")
    return path


def flip_a_byte(path: Path, *, place: int = -1, quietly: bool = False) -> None:
    """Change one byte of a file; quietly, as a failing disk does it."""
    stat = path.stat()
    data = bytearray(path.read_bytes())
    data[place] ^= 0xFF
    path.write_bytes(data)
    if quietly:
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


@pytest.mark.usefixtures("few_drawings")
def test_the_synthetic_set_is_drawn_into_the_cache(tmp_path: Path) -> None:
    """Mapped, of the default size, labels as classes."""
    data = open_dataset("synthetic", root=tmp_path)
    assert (data.name, data.classes, data.size) == ("synthetic", ("airplanes", "motorbikes"), (150, 150))
    assert data.train_x.shape == (8, 150, 150, 3)
    assert data.train_x.dtype == np.uint8
    assert isinstance(data.train_x, np.memmap)
    assert not data.train_x.flags.writeable
    assert sorted(data.train_y) == [0] * 4 + [1] * 4
    assert sorted(data.validation_y) == [0] * 2 + [1] * 2
    assert list(data.train_y) != sorted(data.train_y), "the place of an image tells its class"


def test_class_folders_are_split_by_the_content_of_their_files(course: Path) -> None:
    """80 to 20 in every class, the same whatever the files are called."""
    data = open_dataset("photos", root=course, size=SIZE)
    assert data.classes == ("bikes", "cars", "planes")
    assert np.bincount(data.train_y).tolist() == [8, 8, 8]
    assert np.bincount(data.validation_y).tolist() == [2, 2, 2]
    for path in sorted((course / "photos").glob("*/*.png")):
        path.rename(path.with_name(f"renamed{abs(hash(path.name))}.png"))
    assert open_dataset("photos", root=course, size=SIZE).digest == data.digest


def test_a_split_folder_keeps_its_parts(tmp_path: Path, photograph: Photograph) -> None:
    """Files that are no images are passed over."""
    for number, path in enumerate(("train/a/1.png", "train/a/2.jpg", "train/b/deep/3.png", "validation/a/4.png", "validation/b/5.jpeg")):
        photograph(tmp_path / "set" / path, number)
    (tmp_path / "set/train/a/Thumbs.db").write_bytes(b"not an image")
    data = open_dataset("set", root=tmp_path, size=SIZE)
    assert (sorted(data.train_y), sorted(data.validation_y)) == ([0, 0, 1], [0, 1])


def test_pixels_are_those_of_the_files_resized_as_keras_does(course: Path) -> None:
    """Nearest pixel; grey images have three equal colours."""
    data = open_dataset("photos", root=course, size=SIZE)
    wanted = {decode(path.read_bytes(), SIZE).tobytes() for path in (course / "photos").rglob("*.png")}
    found = [image.tobytes() for image in (*data.train_x, *data.validation_x)]
    assert set(found) == wanted
    grey = decode((course / "photos/cars/cars4.png").read_bytes(), SIZE)
    assert (grey == grey[:, :, :1]).all()
    with Image.open(course / "photos/cars/cars3.png") as image:
        assert (decode((course / "photos/cars/cars3.png").read_bytes(), SIZE) == np.asarray(image.resize((8, 6), Image.Resampling.NEAREST))).all()


def test_the_second_opening_decodes_nothing(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And a changed file makes everything anew."""
    first = open_dataset("photos", root=course, size=SIZE)
    with monkeypatch.context() as nothing_decodes:
        nothing_decodes.setattr("autograder.data.cache.decode", None)
        again = open_dataset("photos", root=course, size=SIZE)
        assert again.digest == first.digest
        assert (again.train_x == first.train_x).all()
    Image.new("RGB", (9, 9), (1, 2, 3)).save(course / "photos/cars/another.png")
    assert open_dataset("photos", root=course, size=SIZE).digest != first.digest


def test_an_array_that_was_touched_is_noticed_at_opening(course: Path, cache: Path) -> None:
    """The message names the file and the command that mends it; the command does."""
    digest = open_dataset("photos", root=course, size=SIZE).digest
    flip_a_byte(array_file(cache, "train_x"))
    with pytest.raises(DamagedData, match=r"train_x\.npy is damaged.*autograder data make photos") as caught:
        open_dataset("photos", root=course, size=SIZE)
    assert caught.value.exit_code == 4
    assert make_dataset("photos", root=course, size=SIZE).digest == digest


def test_an_array_with_another_time_and_the_same_bytes_is_good(course: Path, cache: Path) -> None:
    """A cache may be copied."""
    open_dataset("photos", root=course, size=SIZE)
    os.utime(array_file(cache, "train_x"))
    assert len(open_dataset("photos", root=course, size=SIZE).train_x) == 24


@pytest.mark.parametrize("name", ["train_x", "train_y", "validation_x", "validation_y"])
def test_verify_names_an_array_that_a_disk_has_changed(course: Path, cache: Path, name: str) -> None:
    """Though its time and size are what they were; a damaged image is named too."""
    open_dataset("photos", root=course, size=SIZE)
    assert not list(verify_dataset("photos", root=course, size=SIZE))
    flip_a_byte(array_file(cache, name), quietly=True)
    (damage,) = verify_dataset("photos", root=course, size=SIZE)
    assert damage.path.name == f"{name}.npy"
    if name.endswith("_x"):
        assert str(damage).endswith(".png")
        assert str(damage).count(".png") == 1


@pytest.mark.parametrize("name", ["manifest.json", "images.json"])
def test_verify_names_what_lies_beside_the_arrays(course: Path, cache: Path, name: str) -> None:
    """The lists count as data."""
    open_dataset("photos", root=course, size=SIZE)
    (path,) = cache.glob(f"arrays/*/{name}")
    flip_a_byte(path, place=30)
    (damage,) = verify_dataset("photos", root=course, size=SIZE)
    assert damage.path.name == name
    if name == "manifest.json":
        with pytest.raises(DamagedData, match=r"manifest\.json is damaged"):
            open_dataset("photos", root=course, size=SIZE)


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b""), lambda path: os.truncate(path, 200)])
def test_an_array_that_is_cut_or_gone_is_named(course: Path, cache: Path, spoil: Callable[[Path], None]) -> None:
    """Nothing is mapped that is not whole."""
    open_dataset("photos", root=course, size=SIZE)
    spoil(array_file(cache, "validation_x"))
    with pytest.raises(DamagedData, match="validation_x"):
        open_dataset("photos", root=course, size=SIZE)
    assert [damage.path.name for damage in verify_dataset("photos", root=course, size=SIZE)] == ["validation_x.npy"]


def test_every_damaged_image_is_named_and_nothing_is_kept(course: Path, cache: Path) -> None:
    """Empty, cut, and no image at all."""
    photos = course / "photos"
    (photos / "bikes/bikes1.png").write_bytes(b"")
    (photos / "cars/cars2.png").write_bytes((photos / "cars/cars2.png").read_bytes()[:50])
    (photos / "planes/planes3.png").write_bytes(b"GIF is what I am not")
    with pytest.raises(DamagedImages, match=r"3 images can not be used") as caught:
        open_dataset("photos", root=course, size=SIZE)
    for words in ("bikes/bikes1.png: the file is empty", "cars/cars2.png: it can not be decoded", "planes/planes3.png: it is no image"):
        assert words in str(caught.value)
    assert caught.value.exit_code == 2
    assert {damage.path.name for damage in verify_dataset("photos", root=course, size=SIZE)} == {"bikes1.png", "cars2.png", "planes3.png"}
    assert [each.name for each in cache.glob("arrays/*") if each.suffix != ".lock"] == [], "half a data set was left behind"


def test_an_image_in_two_classes_or_in_both_parts_is_refused(tmp_path: Path, photograph: Photograph) -> None:
    """A wrong label, or a validation that has been trained on."""
    for path, number in (("a/1.png", 1), ("a/2.png", 2), ("b/3.png", 3), ("b/4.png", 2)):
        photograph(tmp_path / "labels" / path, number)
    with pytest.raises(DamagedImages, match=r"two classes: a/2.png and b/4.png"):
        open_dataset("labels", root=tmp_path, size=SIZE)
    for path, number in (("train/a/1.png", 1), ("train/b/2.png", 2), ("validation/a/3.png", 1), ("validation/b/4.png", 4)):
        photograph(tmp_path / "parts" / path, number)
    with pytest.raises(DamagedImages, match=r"train/a/1.png; validation/a/3.png"):
        open_dataset("parts", root=tmp_path, size=SIZE)


def test_a_copy_within_a_class_counts_once(course: Path) -> None:
    """Or it could stand in train and in validation."""
    (course / "photos/cars/copy.png").write_bytes((course / "photos/cars/cars1.png").read_bytes())
    assert len(open_dataset("photos", root=course, size=SIZE).train_x) == 24


def test_what_is_no_data_set_is_said(tmp_path: Path, photograph: Photograph) -> None:
    """A wrong name, one class only, classes that differ, a class without images."""
    with pytest.raises(UsageError, match="no data set 'sinthetic'"):
        open_dataset("sinthetic", root=tmp_path)
    photograph(tmp_path / "one/a/1.png", 1)
    with pytest.raises(UsageError, match="two or more classes, found a"):
        open_dataset("one", root=tmp_path)
    for path in ("train/a/1.png", "train/b/2.png", "validation/a/3.png"):
        photograph(tmp_path / "lacks" / path, int(Path(path).stem))
    with pytest.raises(UsageError, match="only one of them has b"):
        open_dataset("lacks", root=tmp_path)
    (tmp_path / "lacks/validation/b").mkdir()
    with pytest.raises(UsageError, match="no images of b for validation"):
        open_dataset("lacks", root=tmp_path)
    with pytest.raises(NoData, match="autograder data make synthetic"):
        list(verify_dataset("synthetic", root=tmp_path))


def test_two_processes_may_make_the_same_set(course: Path) -> None:
    """Making it again while it is mapped harms nobody."""
    mapped = open_dataset("photos", root=course, size=SIZE)
    before = mapped.train_x.tobytes()
    make_dataset("photos", root=course, size=SIZE)
    assert mapped.train_x.tobytes() == before


def test_who_opens_a_set_that_is_being_made_waits_for_it(course: Path) -> None:
    """Eight at a time, and it is decoded once."""
    decoded = []
    with ThreadPoolExecutor(8) as pool:
        sets = list(pool.map(lambda _: open_dataset("photos", root=course, size=SIZE, progress=lambda done, total: decoded.append((done, total))), range(8)))
    assert len({each.digest for each in sets}) == 1
    assert len(decoded) == len(set(decoded))


def test_a_set_that_is_replaced_while_others_open_it_is_never_half(course: Path) -> None:
    """Grading goes on while an instructor makes the data set anew."""
    digest = open_dataset("photos", root=course, size=SIZE).digest
    with ThreadPoolExecutor(4) as pool:
        made = [pool.submit(make_dataset, "photos", root=course, size=SIZE) for _ in range(20)]
        opened = [pool.submit(open_dataset, "photos", root=course, size=SIZE) for _ in range(200)]
    assert {each.result().digest for each in made + opened} == {digest}


def test_a_change_of_the_drawing_makes_a_new_set(tmp_path: Path, few_drawings: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stale drawings are no data."""
    open_dataset("synthetic", root=tmp_path, size=SIZE)
    made = []
    monkeypatch.setattr("autograder.data.synthetic.drawing_code", lambda: "another")
    open_dataset("synthetic", root=tmp_path, size=SIZE, progress=lambda done, total: made.append((done, total)))
    assert made[-1] == (12, 12)
