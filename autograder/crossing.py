"""Calling a student's function with what has crossed the boundary, and describing what comes back.

This is the same code beside a stranger's function in a worker, and beside the course's own solution in the grader.
It imports Keras only where a value needs it.
"""

from __future__ import annotations

import contextlib
import io
import random
import shutil
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from autograder.values import Batch, Batches, Flow, Folder, Model, Opaque, Predict, kind_of

PASSES = 2  # over a generator: what changes from one to the next is chance
MAX_BATCHES = 48  # of a generator; a longer one stays on its side
MAX_BYTES = 32 << 20  # of all batches of a generator
CHANCE = threading.RLock()
MAX_WEIGHTS = 12 << 20  # of a model that crosses with them, four bytes each
Keep = Callable[[Iterator[Any]], Any]
SEEN = "_autograder_seen"  # set on a model that has crossed: a new one at every call does not have it


class Raised(Exception):
    """The function raised; carries the exception, and the arguments as it left them."""

    def __init__(self, error: BaseException, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        super().__init__()  # its words are the student's code, too
        self.error = error
        self.args_after = args
        self.kwargs_after = kwargs


def call(
    function: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any], images: np.ndarray | None, keep: Keep | None = None
) -> tuple[Any, tuple[Any, ...], dict[str, Any]]:
    """Call `function`; returns what it returned and the arguments as it left them, all ready to cross.

    `images` (N, H, W, C) are what a returned ImageDataGenerator is tried on. Chance is the same at every call, so that
    two functions that augment alike give the same pixels. With `keep`, the call is as in the notebook: chance goes on,
    models come with their weights, and `keep` takes iterators, which can not cross, and gives what stands for one.
    Raises Raised if the function does, or its generator.
    """
    with _same_chance() if keep is None else contextlib.nullcontext(), _folders() as (place, names):
        live = tuple(_arrive(value, place) for value in args)
        named = {name: _arrive(value, place) for name, value in kwargs.items()}

        def left() -> tuple[tuple[Any, ...], dict[str, Any]]:
            return tuple(map(_left, args, live)), {name: _left(kwargs[name], value) for name, value in named.items()}

        try:
            returned = depart(function(*live, **named), images, names, keep)
        except BaseException as error:
            raise Raised(error, *left()) from error
        return returned, *left()


def describe_model(model: Any, *, weights: bool = False) -> Model:
    """A live Keras model as its description."""
    try:
        config = _plain(model.get_config())
    except Exception:  # a class of the student's own need not be able to say what it is
        config = {}
    try:
        compiled = _plain(model.get_compile_config())
    except Exception:
        compiled = {}
    values = tuple(np.asarray(each) for each in model.get_weights()) if weights else None
    config = config if isinstance(config, dict) else {}
    return Model(type(model).__name__, config, compiled if isinstance(compiled, dict) and compiled else None, values, seen=SEEN in vars(model))


def build_model(model: Model) -> Any:
    """Make the Keras model that a description of our own describes; never to be used for a stranger's."""
    import keras

    cls = keras.Sequential if model.kind == "Sequential" else keras.Model
    built = cls.from_config(dict(model.config))
    if model.weights is not None:
        built.set_weights(list(model.weights))
    if model.compiled is not None:
        built.compile_from_config(dict(model.compiled))
    return built


@contextmanager
def _folders() -> Iterator[tuple[Callable[[], str], dict[str, str]]]:
    """Makes fresh folders when they are asked for, and removes them in the end; each has a name that is the same at every call."""
    names: dict[str, str] = {}

    def place() -> str:
        made = tempfile.mkdtemp(prefix="folder-")
        names[made] = f"/folder-{len(names) + 1}"
        return made

    try:
        yield place, names
    finally:
        for folder in names:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _same_chance() -> Iterator[None]:
    """Begin from the same seeds, and leave chance as it was; one thread at a time, for there is one chance for all."""
    with CHANCE:
        python, numpy = random.getstate(), np.random.get_state()  # noqa: NPY002  it is what Keras draws from
        random.seed(0)
        np.random.seed(0)  # noqa: NPY002
        try:
            yield
        finally:
            random.setstate(python)
            np.random.set_state(numpy)  # noqa: NPY002


def _arrive(value: Any, place: Callable[[], str]) -> Any:
    match value:
        case Folder():
            return write(value, place())
        case Flow():
            return _flow(value, place())
        case Model():
            return build_model(value)
    return value


def write(folder: Folder, place: str) -> str:
    """Write the files of a folder below `place`, and return `place`."""
    for path, content in folder.files.items():
        target = Path(place, path)
        if path.endswith("/"):
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    return place


def _flow(flow: Flow, place: str) -> Any:
    from tensorflow.keras.preprocessing.image import ImageDataGenerator

    with contextlib.redirect_stdout(io.StringIO()):  # Keras tells how many images it has found
        return ImageDataGenerator(rescale=1 / 255).flow_from_directory(
            write(flow.folder, place), target_size=tuple(flow.target_size), class_mode="binary", batch_size=flow.batch_size, shuffle=flow.shuffle
        )


def _left(sent: Any, live: Any) -> Any:
    """An argument after the call: a model with its weights, and of what does not change only its name."""
    if isinstance(sent, Model):
        return describe_model(live, weights=True)
    if isinstance(sent, Folder | Flow | Predict):
        return Opaque(kind_of(sent))
    return live


def depart(value: Any, images: np.ndarray | None = None, names: Mapping[str, str] = MappingProxyType({}), keep: Keep | None = None) -> Any:
    """A value, ready to cross; models, generators and paths of our folders (`names`) may stand in a tuple, list or dict."""
    kind = type(value)
    if kind in (tuple, list):
        return kind(depart(item, images, names, keep) for item in value)
    if kind is dict:
        return {key: depart(item, images, names, keep) for key, item in value.items()}
    if kind is str:
        return _renamed(value, names)
    if _is_model(value):
        described = describe_model(value, weights=keep is not None and value.count_params() < MAX_WEIGHTS)
        object.__setattr__(value, SEEN, True)
        return described
    if images is not None and _is_augmenter(value):
        return _batches([value.flow(images, shuffle=False, batch_size=len(images)) for _ in range(PASSES)])
    if _is_flow(value):
        return _batches([value] * PASSES)
    if keep is not None and isinstance(value, Iterator):
        return keep(value)
    return value


def _renamed(text: str, names: Mapping[str, str]) -> str:
    for folder, name in names.items():
        text = text.replace(folder, name)
    return text


def _batches(passes: list[Any]) -> Batches | Opaque:
    length = len(passes[0])
    taken: list[tuple[Batch, ...]] = []
    size = 0
    for flow in passes:
        batches = []
        for index in range(min(length, MAX_BATCHES)):
            batches.append(_batch(flow[index]))
            size += sum(part.nbytes for part in batches[-1] if part is not None)
            if length > MAX_BATCHES or size > MAX_BYTES:
                return Opaque(f"{type(flow).__name__} of {length} batches, which are more than are looked at")
        taken.append(tuple(batches))
        flow.on_epoch_end()
    return Batches(length, tuple(taken))


def _batch(drawn: Any) -> Batch:
    if isinstance(drawn, tuple):
        return np.asarray(drawn[0]), np.asarray(drawn[1])
    return np.asarray(drawn), None


def _is_model(value: Any) -> bool:
    keras = sys.modules.get("keras")
    return keras is not None and isinstance(value, keras.Model)


def _is_flow(value: Any) -> bool:
    keras = sys.modules.get("keras")
    return keras is not None and isinstance(value, keras.utils.PyDataset)


def _is_augmenter(value: Any) -> bool:
    return type(value).__name__ == "ImageDataGenerator" and hasattr(value, "flow")


def _plain(value: Any) -> Any:
    """A configuration with Python's own numbers: a student may have computed them with NumPy."""
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_plain(item) for item in value) if type(value) in (list, tuple) else [_plain(item) for item in value]
    return value
