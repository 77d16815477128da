"""What can cross between the grader and a notebook besides plain data and arrays.

To the notebook: a folder of files, a flow of its images, a function that predicts, a Keras model. From the notebook: a Keras model, the
batches of a generator, an iterator that is asked for one value after the other. None of them is alive: `crossing.py` turns them into the
real thing beside the student's function, and back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

Batch = tuple[np.ndarray, np.ndarray | None]


@dataclass(frozen=True, slots=True)
class Opaque:
    """A value that is not plain data: only the name of its type crossed the boundary."""

    type: str

    def __repr__(self) -> str:
        return f"<an object of type {self.type}>"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of files; a student's function gets the path of a fresh one."""

    files: Mapping[str, bytes]  # by relative path with "/"; a path that ends with "/" is an empty folder

    def __repr__(self) -> str:
        shown = ", ".join(sorted(self.files)[:6])
        return f"<folder of {len(self.files)} files: {shown}{', ...' if len(self.files) > 6 else ''}>"


@dataclass(frozen=True, slots=True)
class Stage:
    """What a notebook finds when it is run."""

    files: Folder | None = None  # beside it
    seed: int | None = None  # of NumPy and Python, set before each cell
    seed_variable: str | None = None  # the name that gets the seed instead


BARE = Stage()


@dataclass(frozen=True, slots=True)
class Flow:
    """Batches of the images of a folder with one subfolder a class; a student's function gets Keras' DirectoryIterator, pixels in [0, 1]."""

    folder: Folder
    target_size: tuple[int, int]  # (height, width)
    batch_size: int
    shuffle: bool = False

    def __repr__(self) -> str:
        return f"<flow of {len(self.folder.files)} images, {self.batch_size} a batch>"


@dataclass(frozen=True, eq=False, slots=True)
class Predict:
    """A function from a batch of images (N, H, W, C) to probabilities: sigmoid(sum(weights * image) + bias)."""

    weights: np.ndarray  # (H, W, C)
    bias: float = 0.0
    column: bool = False  # answers of shape (N, 1) rather than (N,)

    def __call__(self, batch: Any) -> np.ndarray:
        """The probabilities; raises ValueError for anything that is not a batch of such images."""
        images = np.asarray(batch)
        if images.ndim != 4 or images.shape[1:] != self.weights.shape:
            raise ValueError(f"predict wants a batch of images, (N, {', '.join(map(str, self.weights.shape))}), not an array of shape {images.shape}")
        scores = np.tensordot(images.astype(float), self.weights, axes=3) + self.bias
        probabilities = 1 / (1 + np.exp(-scores))
        return probabilities[:, None] if self.column else probabilities

    def __repr__(self) -> str:
        return "predict"


@dataclass(frozen=True, eq=False, slots=True)
class Model:
    """A Keras model as its description; a stranger's is believed in nothing before `network.read_network` has vetted it."""

    kind: str  # "Sequential", "Functional", or the name of the student's own class
    config: Mapping[str, Any]  # what get_config() says
    compiled: Mapping[str, Any] | None = None  # what get_compile_config() says; None if it is not compiled
    weights: tuple[np.ndarray, ...] | None = None  # only where they are needed
    seen: bool = False  # this very object has crossed before

    def __repr__(self) -> str:
        return f"<a Keras model ({self.kind})>"


@dataclass(frozen=True, eq=False, slots=True)
class Batches:
    """What a generator gave: two passes over all its batches."""

    length: int  # what len() says
    passes: tuple[tuple[Batch, ...], ...]  # each a tuple of (images, labels); labels are None where there are none

    def __repr__(self) -> str:
        return f"<a generator of {self.length} batches>"


@dataclass(frozen=True, slots=True)
class Stream:
    """An iterator that stays with the student's code; its values are asked for one by one."""

    number: int  # by which the worker knows it

    def __repr__(self) -> str:
        return "<an iterator>"


Crossing = Folder | Flow | Predict | Model | Batches | Stream
KINDS: Mapping[str, type[Crossing]] = {each.__name__.lower(): each for each in (Folder, Flow, Predict, Model, Batches, Stream)}


def kind_of(value: Crossing) -> str:
    """The word that stands for such a value on the wire."""
    return type(value).__name__.lower()


def taken_apart(value: Crossing) -> dict[str, Any]:
    """The parts of a value as plain data."""
    parts = {each.name: getattr(value, each.name) for each in fields(value)}
    if isinstance(value, Folder):
        parts["files"] = {path: np.frombuffer(content, "u1") for path, content in value.files.items()}
    return parts


def put_together(kind: str, parts: Mapping[str, Any]) -> Crossing:
    """Make a value of its parts, which a stranger may have sent; raises ValueError if they do not fit."""
    made = KINDS.get(kind)
    if made is None or parts.keys() != {each.name for each in fields(made)}:
        raise ValueError(f"{kind[:20]!r} has other parts")
    match made(**parts):
        case Folder(files=dict(files)) if all(isinstance(name, str) and _is_bytes(content) for name, content in files.items()):
            return Folder({name: content.tobytes() for name, content in files.items()})
        case Flow(folder=Folder(), target_size=(int(), int()), batch_size=int(), shuffle=bool()) as flow:
            return flow
        case Predict(weights=np.ndarray(), bias=float(), column=bool()) as predict:
            return predict
        case Model(kind=str(), config=dict(), compiled=dict() | None, weights=tuple() | None, seen=bool()) as model if _all_arrays(model.weights or ()):
            return model
        case Stream(number=int()) as stream:
            return stream
        case Batches(length=int(), passes=tuple(passes)) as batches if all(isinstance(each, tuple) and all(map(_is_batch, each)) for each in passes):
            return batches
    raise ValueError(f"{kind!r} has a part of another type")


def _is_bytes(content: Any) -> bool:
    return isinstance(content, np.ndarray) and content.dtype == np.uint8 and content.ndim == 1


def _is_batch(batch: Any) -> bool:
    match batch:
        case (np.ndarray(), np.ndarray() | None):
            return True
    return False


def _all_arrays(values: tuple[Any, ...]) -> bool:
    return all(isinstance(each, np.ndarray) for each in values)
