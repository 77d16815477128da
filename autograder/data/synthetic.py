"""Airplanes and motorbikes, drawn: as many as wanted, the same for the same seed, and no download."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

from autograder.data import airplane, motorbike, pen, scene
from autograder.data.damage import Damage
from autograder.data.pictures import PARTS, Picture, Progress, nothing

CLASSES = ("airplanes", "motorbikes")
MACHINES = {"airplanes": airplane, "motorbikes": motorbike}
TRAIN, VALIDATION, SEED = 320, 160, 101  # of the set that the grader trains on: not the images that students have
ZOOM = 2  # drawn twice as large as needed: edges become smooth when it is made small
GRADED_PER_CLASS = 8  # while a submission is graded, its notebook draws no more than this
DRAWN = re.compile(r"\d{4}\.jpg")


@dataclass(frozen=True, slots=True)
class Synthetic:
    """The drawn images as a data set."""

    train: int = TRAIN
    validation: int = VALIDATION
    seed: int = SEED
    name: str = "synthetic"
    key: str = "synthetic"
    remedy: str = "autograder data make synthetic"

    def recipe(self) -> str:
        """Counts, seed, and the code that draws."""
        return f"{self.train} and {self.validation} of each class, seed {self.seed}, drawn by {drawing_code()}"

    def classes(self) -> tuple[str, ...]:
        """Airplanes are 0, motorbikes 1."""
        return CLASSES

    def pictures(self) -> Mapping[str, list[Picture]]:
        """Images that are drawn when they are read."""
        parts: dict[str, list[Picture]] = {name: [] for name in PARTS}
        for part, kind, index in wanted(self.train, self.validation):
            name = f"{part}/{kind}/{index:04}.jpg"
            order = hashlib.sha256(name.encode()).hexdigest()  # of the name: other versions of Pillow write other bytes
            parts[part].append(Picture(CLASSES.index(kind), name, order, partial(picture, part, kind, index, self.seed)))
        return parts

    def examine(self) -> Iterator[Damage]:
        """There are no files that could be damaged."""
        return iter(())


def draw_images(
    folder: str, train: int = 320, validation: int = 80, seed: int = 7, size: tuple[int, int] | None = None, *, progress: Progress = nothing
) -> tuple[str, str]:
    """Draw airplanes and motorbikes into `folder`, and return the paths of its training and its validation part.

    `train` and `validation` are images a class; `size` is (height, width) of every image, and without it they vary, as photographs do.
    Images that are there already are kept, unless they were drawn with another seed or size; while a submission is graded,
    at most 8 a class are drawn.
    """
    if os.environ.get("AUTOGRADER_GRADING") == "1":
        train, validation = min(train, GRADED_PER_CLASS), min(validation, GRADED_PER_CLASS)
    base = Path(folder)
    label = base / ".drawn.json"
    recipe = json.dumps({"seed": seed, "size": size, "drawn by": drawing_code()}).encode()
    keep = label.is_file() and label.read_bytes() == recipe
    if not keep:
        label.unlink(missing_ok=True)  # if this is interrupted, the next call begins anew
        _remove_drawn(base, set())
        base.mkdir(parents=True, exist_ok=True)
        _write(label, recipe)
    files = {base / part / kind / f"{index:04}.jpg": (part, kind, index) for part, kind, index in wanted(train, validation)}
    for part in PARTS:
        for kind in CLASSES:
            (base / part / kind).mkdir(parents=True, exist_ok=True)
    _remove_drawn(base, set(files))
    for done, (path, (part, kind, index)) in enumerate(files.items(), 1):
        if not path.exists():
            _write(path, picture(part, kind, index, seed, size))
        progress(done, len(files))
    return str(base / "train"), str(base / "validation")


def drawing_code() -> str:
    """A digest of the code that draws: another drawing is another data set."""
    modules = (Path(__file__), *(Path(str(module.__file__)) for module in (airplane, motorbike, pen, scene)))
    return hashlib.sha256(b"".join(path.read_bytes() for path in modules)).hexdigest()[:16]


def _remove_drawn(base: Path, wanted_files: set[Path]) -> None:
    """Remove images of ours that are not wanted (any more); files with other names are the student's own."""
    for path in base.glob("*/*/*.jpg"):
        if DRAWN.fullmatch(path.name) and path.parent.name in CLASSES and path.parent.parent.name in PARTS and path not in wanted_files:
            path.unlink()


def wanted(train: int, validation: int) -> Iterator[tuple[str, str, int]]:
    """Part, class and number of each image of a set."""
    for part, count in (("train", train), ("validation", validation)):
        for kind in CLASSES:
            for index in range(1, count + 1):
                yield part, kind, index


def picture(part: str, kind: str, index: int, seed: int, size: tuple[int, int] | None = None) -> bytes:
    """One image as the bytes of a JPEG file.

    The scene (size, background, colours, place, light) hangs on part, number and seed alone: every scene exists once with an airplane and
    once with a motorbike, so nothing but the machine tells the classes apart.
    """
    from PIL import Image, ImageDraw

    key = f"{seed} {part} {index}"
    setting = scene.imagine(key, ZOOM)
    canvas = Image.new("RGB", (setting.width, setting.height))
    draw = ImageDraw.Draw(canvas)
    scene.background(draw, setting)
    machine = MACHINES[kind]
    machine.draw(pen.Pen(draw, setting.pose(machine.BELOW)), Random(f"{key} {kind}"), setting.body, setting.accent, on_ground=not setting.lift)  # noqa: S311
    image = scene.light(canvas.reduce(ZOOM), setting)
    if size is not None:
        image = image.resize((size[1], size[0]), Image.Resampling.BILINEAR)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=setting.quality)
    return file.getvalue()


def _write(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{secrets.token_hex(8)}.part")
    temporary.write_bytes(data)
    os.replace(temporary, path)
