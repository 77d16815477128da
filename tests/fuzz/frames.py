"""Frames as a hostile worker would send them: valid ones that were damaged, and ones made up that are nearly right.

A frame is named by (seed, number). Every HUGE_EVERY-th of them tries a limit: of size, depth, number or time.
"""

from __future__ import annotations

import json
import string
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from typing import Any

import numpy as np

from autograder import wire
from fuzz import values
from fuzz.damage import INTEGERS, WORDS, WRAPS, in_bytes, in_tokens, in_tree
from fuzz.input import Input

HUGE_EVERY = 3001  # odd, so that two jobs share them
TAGS = ("$tuple", "$dict", "$float", "$opaque", "$array", "$scalar")
FORBIDDEN = (*"gFDGOSUVMmPpnNcax", "", "dd", "f8", "<f8", ">d", "float64", "object", "d\n", "d,d", "O8", "\0d")
ATOMS = (None, True, False, "", "v", "nan", "inf", "-inf", "NaN", *TAGS, *values.DTYPES, *values.FLOATS, *INTEGERS, values.LARGEST - 1, values.LARGEST)
ODD = (  # what is nearly right, or right and never written like this
    {"$scalar": ["B", {"$scalar": ["d", -1]}]},
    {"$scalar": ["i", {"$scalar": ["d", {"$float": "nan"}]}]},
    {"$scalar": ["d", "1"]},
    {"$scalar": ["e", 65520.0]},
    {"$scalar": ["f", 1e39]},
    {"$scalar": ["b", 128]},
    {"$scalar": ["?", {"$float": "nan"}]},
    {"$scalar": ["i", {"$float": "inf"}]},
    {"$float": "NaN"},
    {"$float": 1.5},
    {"$dict": [[1, 0], [True, 0]]},
    {"$dict": [[{"$scalar": ["d", 1]}, 0], [1, 0]]},
    {"$dict": [[{"$tuple": [1]}, 0]]},
    {"$dict": [[{"$array": ["b", [0], 0]}, 0]]},
    {"$dict": [["k"]]},
    {"$dict": ["kv"]},
    {"$opaque": "a" * 201},
    {"$opaque": None},
    {"$tuple": {}},
    {"$tuple": [], "$dict": []},
    {"$array": ["d", [0, 2**62, 2**62], 0]},
    {"$array": ["b", [0, wire.MAX_BODY + 1], 0]},
    {"$array": ["b", [0] + [wire.MAX_BODY] * 20, 0]},
    {"$array": ["b", [0] * (wire.MAX_DIMENSIONS + 1), 0]},
    {"$array": ["b", [0], False]},
)
WRAPPINGS: tuple[Callable[[Any], Any], ...] = (
    *WRAPS,
    lambda node: {"$tuple": [node]},
    lambda node: {"$dict": [["k", node]]},
    lambda node: {"$dict": [[node, 1]]},
    lambda node: {"$scalar": ["d", node]},
    lambda node: {"$scalar": ["B", node]},
)
TOKENS = (*WORDS, *(json.dumps(word).encode() for word in (*TAGS, *values.DTYPES, *FORBIDDEN, "nan", "inf", "-inf", "id")))


@dataclass(frozen=True, slots=True)
class Parts:
    """The two parts of a frame; `sizes` is what its header says of them, if not the truth."""

    head: bytes
    body: bytes = b""
    sizes: tuple[int, int] | None = None

    def frame(self) -> bytes:
        """The frame on the wire."""
        return wire.HEADER.pack(*(self.sizes or (len(self.head), len(self.body)))) + self.head + self.body


def frame(seed: int, number: int) -> Input:
    """Make the frame with this number."""
    random = Random(f"frame {seed} {number}")  # noqa: S311 - no secret
    huge = HUGE[number // HUGE_EVERY % len(HUGE)] if number % HUGE_EVERY == 0 else None
    data = huge(random).frame() if huge else damaged(random.choice(corpus(seed)), random)
    return Input(f"{seed}-{number}.frame", data)


@cache
def corpus(seed: int) -> tuple[Parts, ...]:
    """Valid frames of random values, and of what a grader and its worker say to each other."""
    random = Random(f"corpus {seed}")  # noqa: S311 - no secret
    messages: list[dict[str, Any]] = [{"v": values.value(random, depth)} for depth in (0, 1, 2, 3) for _ in range(60)]
    for _ in range(60):
        args = tuple(values.value(random, 2) for _ in range(random.randrange(3)))
        messages.append({"id": "a1b2", "returned": values.value(random), "args_after": args, "kwargs_after": {"stride": 1}})
    return tuple(parts_of(wire.encode(message)) for message in messages)


def parts_of(data: bytes) -> Parts:
    """Cut a valid frame in two."""
    head, _ = wire.HEADER.unpack_from(data)
    start = wire.HEADER.size
    return Parts(data[start : start + head], data[start + head :])


def damaged(parts: Parts, random: Random) -> bytes:
    """A frame after one of many accidents."""
    (way,) = random.choices(WAYS, WEIGHTS)
    return way(parts, random)


def _whole(parts: Parts, random: Random) -> bytes:
    """Change bytes of the frame, or join it to another."""
    data = parts.frame()
    for _ in range(random.choice((1, 1, 2, 5))):
        data = in_bytes(data, random, data)
    return data if random.randrange(4) else data + parts.frame()


def _head(parts: Parts, random: Random) -> bytes:
    head = parts.head
    for _ in range(random.choice((1, 1, 1, 2, 5))):
        head = in_bytes(head, random, head)
    return replace(parts, head=head).frame()


def _tokens(parts: Parts, random: Random) -> bytes:
    return replace(parts, head=in_tokens(parts.head, random, TOKENS)).frame()


def _tree(parts: Parts, random: Random) -> bytes:
    """Change the message and sometimes the body along with it, so that more than the first wrong thing is looked at."""
    tree = in_tree(json.loads(parts.head), random, _atom, WRAPPINGS)
    body = parts.body if random.randrange(4) else in_bytes(parts.body, random)
    return Parts(json.dumps(tree).encode(), body).frame()


def _body(parts: Parts, random: Random) -> bytes:
    return replace(parts, body=in_bytes(parts.body, random)).frame()


def _sizes(parts: Parts, random: Random) -> bytes:
    """Lie about the sizes: by a little, which moves bytes between head and body, or by much."""
    head, body = len(parts.head), len(parts.body)
    step = random.choice((0, 0, 1, -1, 8, -8))
    sizes = (head + step, body - step) if random.randrange(2) else (random.choice((head, *INTEGERS)), random.choice((body, *INTEGERS)))
    return replace(parts, sizes=(sizes[0] % 2**32, sizes[1] % 2**32)).frame()


def _invented(_: Parts, random: Random) -> bytes:
    return Author(random).parts().frame()


def _atom(random: Random) -> Any:
    """Any node: a leaf, a value as the wire writes it, or one that is nearly so."""
    match random.randrange(8):
        case 0 | 1 | 2:
            return random.choice(ATOMS)
        case 3 | 4:
            return Author(random).node(2)
        case 5 | 6:
            return deepcopy(random.choice(ODD))  # it may be damaged further
        case _:
            return random.choice(([], {}, [[]], "a" * 300, values.LARGEST, float("nan"), random.choice(FORBIDDEN)))


class Author:
    """Writes messages by the grammar of the wire, with a slip now and then."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._slips = random.choice((0, 0.01, 0.05, 0.3))
        self._body = bytearray()
        self._buffers = 0

    def parts(self) -> Parts:
        """A message with its body."""
        names = self._random.sample(("v", "id", "returned", "$array", "$tuple", "", "\ud800"), self._random.randrange(1, 4))
        tree = {name: self.node(self._random.choice((1, 2, 3, 18))) for name in names}
        body = bytes(self._body)
        return Parts(json.dumps(tree).encode(), in_bytes(body, self._random) if self._slip() else body)

    def node(self, depth: int) -> Any:
        """A node with at most so many levels below it."""
        if self._slip():
            return self._random.choice(ATOMS)
        match self._random.randrange(6 if depth <= 0 else 10) if depth < 5 else self._random.randrange(6, 10):
            case 0:
                return self._random.choice((None, True, False, 0, 1, 1.5, "", "a", self._random.choice(INTEGERS), self._random.choice(values.TEXTS)))
            case 1:
                return self._tagged("$float", self._random.choice(("nan", "inf", "-inf")))
            case 2:
                return self._tagged("$scalar", self._list(self._char(), self._number()))
            case 3 | 4:
                return self._array()
            case 5:
                return self._tagged("$opaque", self._random.choice((*values.TEXTS, *string.ascii_letters)))
            case 6:
                return self._tagged("$tuple", self._items(depth))
            case 7:
                return self._tagged("$dict", [self._list(self._key(), self.node(depth - 1)) for _ in range(self._random.randrange(4))])
            case _:
                return self._items(depth)

    def _items(self, depth: int) -> list[Any]:
        return [self.node(depth - 1) for _ in range(self._random.choice((0, 1, 1, 2, 3)) if depth < 6 else 1)]

    def _key(self) -> Any:
        return self.node(0) if self._slip() else self._random.choice((None, True, "a", "b", 1, 2, 1.5, {"$float": "nan"}, {"$scalar": [self._char(), 1]}))

    def _number(self) -> Any:
        given = self._random.choice((0, 1, True, 1.5, -1, 100, {"$float": "nan"}, {"$float": "inf"}, self._random.choice(INTEGERS)))
        return self._tagged("$scalar", [self._char(), given]) if self._slip() else given

    def _array(self) -> Any:
        char = self._char()
        shape: list[Any] = [self._random.choice((0, 1, 1, 2, 3)) for _ in range(self._random.choice((0, 1, 1, 2, 3)))]
        size = int(np.prod(shape, dtype=int)) * (np.dtype(char).itemsize if char in values.DTYPES else 8)
        index = self._buffers
        self._body += self._random.randbytes(size)
        self._buffers += 1
        if self._slip():
            shape = self._random.choice(
                (shape + [1] * 30, [0, 2**62, 2**62], [0, 2**26] + [2**26] * 20, [-1, *shape], [True, *shape], [[1]], ["1"], [1.0], 1, [2**63])
            )
        if self._slip():
            index = self._random.choice((index + 1, index - 1, 0, -1, True, False, 0.0, None, 2**64))
        if self._slip():
            self._body += self._random.randbytes(self._random.choice((1, 8)))
        return self._tagged("$array", self._list(char, shape, index))

    def _char(self) -> str:
        return self._random.choice(FORBIDDEN if self._slip() else values.DTYPES)

    def _tagged(self, tag: str, content: Any) -> Any:
        if self._slip():
            return self._random.choice(({tag: content, "v": 1}, {tag: content, self._random.choice(TAGS): content}, {tag + " ": content}, {}, {tag: [content]}))
        return {self._random.choice(TAGS) if self._slip() else tag: content}

    def _list(self, *items: Any) -> list[Any]:
        return list(items) if not self._slip() else self._random.choices(items, k=self._random.randrange(5))

    def _slip(self) -> bool:
        return self._random.random() < self._slips


WAYS: tuple[Callable[[Parts, Random], bytes], ...] = (_whole, _head, _tokens, _tree, _body, _sizes, _invented)
WEIGHTS = (6, 14, 26, 26, 4, 4, 20)


# What tries a limit


def _around(limit: int, random: Random) -> int:
    return max(0, limit + random.choice((-1, 0, 1, 1, 2, 3, limit)))


def _message(node: bytes) -> bytes:
    return b'{"v":' + node + b"}"


def _many_parts(random: Random) -> Parts:
    unit = random.choice((b"0,", b"[],", b'{"$tuple":[]},', b"1e5,", b'{"$opaque":""},'))
    count = _around(wire.MAX_NODES, random) // (1 + unit.count(b"[") + unit.count(b"{"))
    return Parts(_message(b"[" + unit * (count - 1) + unit[:-1] + b"]"))


def _many_levels(random: Random) -> Parts:
    begin, end = random.choice(((b"[", b"]"), (b'{"$tuple":[', b"]}"), (b'{"$dict":[["a",', b"]]}"), (b'{"$scalar":["d",', b"]}")))
    levels = _around(random.choice((wire.MAX_NESTING, wire.MAX_DEPTH, wire.MAX_DEPTH // 2, wire.MAX_DEPTH // 3, 300, 1000, 100_000)), random)
    return Parts(_message(begin * levels + random.choice((b"1", b"[]", b'{"$opaque":"x"}')) + end * levels))


def _many_strings(random: Random) -> Parts:
    return Parts(random.choice((b'""', b'"', b'"a"', rb'"\"', b'"":')) * (wire.MAX_HEAD // 4))


def _long_string(random: Random) -> Parts:
    unit = random.choice((b"a", b"[", rb"\"", rb"\\", rb"\u0041", rb"\ud83d"))
    return Parts(_message(b'"' + unit * ((_around(wire.MAX_HEAD, random) - 8) // len(unit)) + b'"'))


def _long_number(random: Random) -> Parts:
    digits = b"7" * random.choice((20, 21, 5000, 2_000_000))
    return Parts(_message(random.choice((b"%b", b"-%b", b"%b.5", b"0.%b", b"%be-19000", b"1e%b", b"1e-%b")) % digits))


def _walking_keys(random: Random) -> Parts:
    """Numbers as keys, each of which walks past all others in the table of a dict before it finds a place."""
    count = _around(wire.MAX_KEYS, random) if random.randrange(2) else 43_000
    return Parts(_message(b'{"$dict":[%b]}' % b",".join(b"[%d,0]" % key for key in walking(count))))


def _many_walks(_: Random) -> Parts:
    """As many such dicts as fit."""
    pairs = b",".join(b"[%d,0]" % key for key in walking(wire.MAX_KEYS))
    return Parts(_message(b"[" + b",".join([b'{"$dict":[%b]}' % pairs] * (wire.MAX_NODES // (3 * wire.MAX_KEYS + 2))) + b"]"))


def _many_keys(random: Random) -> Parts:
    count = _around(wire.MAX_KEYS, random)
    return Parts(_message(b'{"$dict":[%b]}' % b",".join(b'["%d",0]' % key for key in range(count))))


def _many_arrays(random: Random) -> Parts:
    count = _around(wire.MAX_BUFFERS, random)
    return Parts(_message(json.dumps([{"$array": ["b", [1], index]} for index in range(count)]).encode()), bytes(count))


def _many_sides(random: Random) -> Parts:
    side = random.choice((1, 0, wire.MAX_BODY, 2**31, 2**63))
    shape = [side] * _around(wire.MAX_DIMENSIONS, random)
    shape[: random.randrange(2)] = [0]
    return Parts(_message(json.dumps({"$array": ["d", shape, 0]}).encode()), bytes(8))


def _large_body(random: Random) -> Parts:
    size = min(random.choice((1 << 20, 8 << 20, wire.MAX_BODY)), wire.MAX_BODY) - random.choice((0, 8))
    char = random.choice("bd?")
    return Parts(_message(json.dumps({"$array": [char, [size // np.dtype(char).itemsize], 0]}).encode()), bytes(size))


HUGE: tuple[Callable[[Random], Parts], ...] = (
    _many_parts, _many_levels, _many_strings, _long_string, _long_number, _walking_keys,
    _many_keys, _many_arrays, _many_sides, _large_body, _many_walks,
)  # fmt: skip


@cache
def walking(count: int) -> list[int]:
    """So many different integers that make a dict slow: half lie one after the other on the way that a search takes, the rest start at its beginning.

    CPython looks at slot `hash % size`, then goes on to `5 * slot + 1 + rest` with five bits less of the rest each time.
    """
    size = 1 << (count * 3 // 2).bit_length()
    way = [0]
    while len(way) < count // 2:
        way.append((5 * way[-1] + 1) % size)
    place = np.full(size, count)
    place[way] = np.arange(len(way))
    keys = list(way)
    for high in range(1, 10_000):
        start = np.array(way) + high * size
        slot, rest, lost = start % size, start.copy(), np.zeros(len(way), bool)
        while rest.any():
            lost |= place[slot] == count
            rest >>= 5
            slot = (5 * slot + 1 + rest) % size
        keys += start[~lost & (place[slot] < len(way) // 2)].tolist()
        if len(keys) >= count:
            break
    return keys[:count]
