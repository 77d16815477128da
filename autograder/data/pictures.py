"""Image files and drawn images on their way into a data set: what they are, which part they belong to, and their pixels."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from autograder.data.damage import Damage

Pixels = npt.NDArray[np.uint8]
Progress = Callable[[int, int], None]  # done, of how many

PARTS = ("train", "validation")


@dataclass(frozen=True, slots=True)
class Picture:
    """One image that has not been decoded yet."""

    label: int
    name: str  # as a person would name it: class and file
    order: str  # hexadecimal; images stand in this order, so that no place tells a class
    read: Callable[[], bytes]


class Source(Protocol):
    """Where the images of a data set come from."""

    @property
    def name(self) -> str:
        """What grader.yml calls it."""

    @property
    def key(self) -> str:
        """A file name for it."""

    @property
    def remedy(self) -> str:
        """The command that makes it anew."""

    def recipe(self) -> str:
        """What the images follow from; cheap to say, and different if they may be different."""

    def classes(self) -> tuple[str, ...]:
        """Names of the classes; a label is a place in it."""

    def pictures(self) -> Mapping[str, list[Picture]]:
        """The images of each part."""

    def examine(self) -> Iterator[Damage]:
        """Read every byte of the image files, if there are any, and name those that are damaged."""


def nothing(_done: int, _total: int) -> None:
    """Report to nobody."""


def sha256_of(path: Path) -> str:
    """The digest of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def pictures_of(files: Iterable[tuple[int, str, Path]]) -> list[Picture]:
    """Pictures of files, each given with its label and name; they are read once, for their digests."""
    return [Picture(label, name, sha256_of(path), path.read_bytes) for label, name, path in files]


def split(pictures: Iterable[Picture], train: Callable[[int], int]) -> dict[str, list[Picture]]:
    """The published rule: within each class, images in the order of the sha256 of their files; the first `train(count)` are to train on."""
    parts: dict[str, list[Picture]] = {part: [] for part in PARTS}
    by_label: dict[int, list[Picture]] = {}
    for picture in sorted(pictures, key=lambda each: each.order):
        by_label.setdefault(picture.label, []).append(picture)
    for same in by_label.values():
        border = train(len(same))
        parts["train"] += same[:border]
        parts["validation"] += same[border:]
    return parts


def decode(data: bytes, size: tuple[int, int]) -> Pixels:
    """The pixels of an image file, shape (height, width, 3): the same that Keras' `flow_from_directory` gives for this `target_size`.

    Raises ValueError with a few words if the bytes are no whole image.
    """
    from PIL import Image, UnidentifiedImageError

    if not data:
        raise ValueError("the file is empty")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data)).convert("RGB")
    except UnidentifiedImageError:
        raise ValueError("it is no image") from None
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise ValueError("it has too many pixels") from None
    except Exception as problem:  # Pillow's decoders raise all sorts of errors on damaged files
        raise ValueError(f"it can not be decoded: {problem}") from problem
    height, width = size
    if image.size != (width, height):
        image = image.resize((width, height), Image.Resampling.NEAREST)
    return np.asarray(image)
