"""Plain values: made at random, taken apart, and compared to the last bit."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import numpy as np

from autograder.values import Batches, Crossing, Flow, Folder, Model, Opaque, Predict, taken_apart
from fuzz.damage import INTEGERS

# Not taken from wire.py: what is allowed is said here a second time, so that a rule that goes missing there is missed here.
DTYPES = tuple("?bBhHiIlLqQefd")
LARGEST = 10**20
FLOATS = (0.0, -0.0, 0.5, -1.5, 1e-300, 5e-324, 1e308, 65504.0, 3.4e38, 2.0**61 - 1, float("nan"), float("inf"), float("-inf"))
TEXTS = ("", "a", "x_1", "$tuple", "nan", "\0", '"', "\\", "[{,", "\ud800", "\u00e9", "\U0001f600", "a" * 250)


class NotPlain(Exception):
    """A value is no plain data."""


def value(random: Random, depth: int = 3) -> Any:
    """Any value that the wire carries, with at most so many levels."""
    kind = random.randrange(6 if depth == 0 else 11)
    match kind:
        case 0:
            return random.choice((None, True, False, "", 0, random.choice(INTEGERS), random.randrange(-LARGEST + 1, LARGEST)))
        case 1:
            return random.choice((*FLOATS, random.uniform(-1, 1), random.lognormvariate(0, 100)))
        case 2:
            return random.choice(TEXTS)
        case 3:
            return array(random, random.choice(DTYPES))
        case 4:
            return array(random, random.choice(DTYPES), (1,))[0]
        case 5:
            return Opaque(random.choice(TEXTS)) if random.randrange(4) == 0 else random.randrange(100)
        case 6:
            return tuple(value(random, depth - 1) for _ in range(random.randrange(5)))
        case 7:
            return {key(random): value(random, depth - 1) for _ in range(random.randrange(5))}
        case 8:
            return crossing(random)
        case _:
            return [value(random, depth - 1) for _ in range(random.randrange(5))]


def crossing(random: Random) -> Crossing:
    """A folder, a flow, a model: what is more than plain data, and still is none of a stranger's objects."""
    folder = Folder({random.choice(TEXTS): random.randbytes(random.randrange(9)) for _ in range(random.randrange(3))})
    batches = tuple((array(random, "f"), random.choice((None, array(random, "d")))) for _ in range(random.randrange(3)))
    config = {"layers": value(random, 1), "name": random.choice(TEXTS)}
    weights = random.choice((None, (array(random, "f"),)))
    made: tuple[Crossing, ...] = (
        folder,
        Flow(folder, (random.randrange(9), 4), random.randrange(9), random.choice((True, False))),
        Predict(array(random, "d"), random.choice(FLOATS), random.choice((True, False))),
        Model(random.choice(TEXTS), config, random.choice((None, config)), weights, random.choice((True, False))),
        Batches(random.randrange(99), (batches, batches)),
    )
    return random.choice(made)


def key(random: Random) -> Any:
    """Anything that may be a key."""
    return random.choice((None, True, random.choice(TEXTS), random.choice(FLOATS), random.randrange(9), array(random, random.choice(DTYPES), (1,))[0]))


def array(random: Random, char: str, shape: tuple[int, ...] | None = None) -> np.ndarray:
    """An array of random bits, so that each kind of NaN occurs."""
    shape = tuple(random.choice((0, 1, 1, 2, 3)) for _ in range(random.choice((0, 1, 1, 2, 3)))) if shape is None else shape
    dtype = np.dtype(char)
    size = int(np.prod(shape, dtype=int))
    bits = random.randbytes(size * dtype.itemsize) if char != "?" else bytes(random.randrange(2) for _ in range(size))
    return np.frombuffer(bits, dtype).reshape(shape)


def parts(whole: Any) -> Iterator[tuple[Any, int]]:
    """A value and everything in it, in order, each with its depth; keys are left out."""
    waiting = [(whole, 0)]
    while waiting:
        part, depth = waiting.pop()
        yield part, depth
        if isinstance(part, list | tuple):
            waiting += [(item, depth + 1) for item in reversed(part)]
        elif isinstance(part, dict):
            waiting += [(item, depth + 1) for item in reversed(part.values())]
        elif isinstance(part, Crossing):
            waiting += [(item, depth + 1) for item in reversed(taken_apart(part).values())]


def exact(whole: Any) -> Any:
    """A value in a form that is equal only to that of the same value: types, dtypes, order and bits; raises NotPlain."""
    kind = type(whole)
    if kind is str or kind is bool or whole is None or (kind is int and -LARGEST < whole < LARGEST):
        return kind, whole
    if kind is float:
        return kind, whole.hex()  # tells 0 from -0, and a NaN is equal to itself
    if kind is list or kind is tuple:
        return kind, [exact(item) for item in whole]
    if kind is dict:
        return kind, [(_exact_key(name), exact(item)) for name, item in whole.items()]
    if kind is Opaque and type(whole.type) is str and len(whole.type) <= 200:
        return kind, whole.type
    if kind is Folder:
        return kind, [(exact(path), content) for path, content in whole.files.items() if type(content) is bytes]
    if isinstance(whole, Crossing):
        return kind, [(name, exact(part)) for name, part in taken_apart(whole).items()]
    if kind is np.ndarray and _is_ordinary(whole):
        return kind, whole.dtype.char, whole.shape, whole.tobytes()
    if isinstance(whole, np.generic) and whole.dtype.char in DTYPES and kind is np.dtype(whole.dtype.char).type:
        return kind, whole.dtype.char, whole.tobytes()
    raise NotPlain(f"{kind.__name__} {whole!r:.80}")


def _exact_key(name: Any) -> Any:
    if isinstance(name, list | tuple | dict | np.ndarray | Opaque):
        raise NotPlain(f"a key of type {type(name).__name__}")
    return exact(name)


def _is_ordinary(whole: np.ndarray) -> bool:
    """Whether an array is of an allowed dtype, in this machine's byte order, its own memory's owner, and healthy."""
    healthy = whole.dtype.char != "?" or not whole.size or int(whole.view("u1").max()) <= 1
    return whole.dtype.char in DTYPES and whole.dtype.isnative and whole.flags.owndata and whole.flags.writeable and whole.flags.c_contiguous and healthy
