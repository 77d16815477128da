"""Damage at three levels: bytes, tokens of JSON, and nodes of parsed JSON.

Bytes alone never get past a parser; a token or a node in a wrong place does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random
from typing import Any

# What an edge case is made of: zero, one, limits of machine integers and those next to them.
INTEGERS = sorted({sign * (2**bits + step) for bits in (0, 1, 3, 7, 8, 15, 16, 31, 32, 53, 63, 64) for step in (-1, 0, 1) for sign in (-1, 1)})

WORDS: tuple[bytes, ...] = (
    *(str(number).encode() for number in INTEGERS),
    *(b"9" * digits for digits in (19, 20, 21, 400, 4300, 4301, 5000, 5000)),
    *b"-0 -0.0 0.5 1e5 1E+5 1e308 1e309 -1e400 5e-324 1e-400 01 .5 1. 0x1 1_0 1e +1 NaN Infinity -Infinity true false null True nul".split(),
    *b"[ ] { } , : [] {} [[]] [{}] {}{} [,] {,} ,, :: \" ' \\ /**/ // \0 \n \r\n \x0b \x85 \xff \xc3 \xa0 \xef\xbb\xbf \xff\xfe".split(b" "),
    *rb'"" "\ud800" "\udc00\ud800" "\ud83d\ude00" "\u0000" "\u00e9" "\"" "\\" "\/" "\x" "\u12" "'.split(),
    b'"' + b"a" * 300 + b'"',
    b"[" * 60 + b"]" * 60,
    b'{"a":' * 60 + b"1" + b"}" * 60,
    "\N{LATIN SMALL LETTER E WITH ACUTE}\N{GRINNING FACE}".encode(),
)

WRAPS: tuple[Callable[[Any], Any], ...] = (lambda node: [node], lambda node: [node, 1], lambda node: {"a": node})

_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}:,]|[^\s\[\]{}:,"]+|\s+|"', re.DOTALL)


def in_bytes(data: bytes, random: Random, other: bytes = b"") -> bytes:
    """Change, lose, add, repeat or move a few bytes, or go on as `other` does."""
    at = random.randrange(len(data) + 1)
    end = min(len(data), at + random.choice((1, 1, 1, 2, 4, 8, 64, 1000)))
    match random.randrange(9):
        case 0:
            return data[:at] + bytes(byte ^ (1 << random.randrange(8)) for byte in data[at : at + 1]) + data[at + 1 :]
        case 1:
            return data[:at] + random.randbytes(end - at) + data[end:]
        case 2:
            return data[:at] + random.choice(WORDS) + data[at:]
        case 3:
            return data[:at] + random.choice(WORDS) + data[end:]
        case 4:
            return data[:at] + data[end:]
        case 5:
            return data[:at] + data[at:end] * random.choice((2, 2, 3, 100)) + data[end:]
        case 6:
            to = random.randrange(len(data) + 1)
            return data[:to] + data[at:end] + data[to:]
        case 7:
            return data[:at] + other[random.randrange(len(other) + 1) :]
        case _:
            return data[:at]


def in_tokens(text: bytes, random: Random, words: Sequence[bytes] = WORDS) -> bytes:
    """Replace, drop, repeat, add or swap tokens of JSON; `words` are put in beside those that the text has."""
    tokens = _TOKEN.findall(text) or [b""]
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        at, other = random.randrange(len(tokens)), random.randrange(len(tokens))
        match random.randrange(7):
            case 0 | 1:
                tokens[at] = random.choice(words)
            case 2:
                tokens[at] = tokens[other]
            case 3:
                tokens[at] = b""
            case 4:
                tokens[at] += random.choice(words)
            case 5:
                tokens[at], tokens[other] = tokens[other], tokens[at]
            case _:
                tokens[at] = b"".join(tokens[min(at, other) : max(at, other) + 1][:200])
    return b"".join(tokens)


def in_tree(tree: Any, random: Random, make: Callable[[Random], Any], wraps: Sequence[Callable[[Any], Any]] = WRAPS) -> Any:
    """Put another node in the place of one: made by `make`, taken from elsewhere in the tree, or the same in a wrapping; the tree itself is changed."""
    root = [tree]
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        places = _places(root)
        container, key = random.choice(places)
        match random.randrange(8):
            case 0 | 1 | 2:
                container[key] = make(random)
            case 3:
                donor, which = random.choice(places)
                container[key] = deepcopy(donor[which])  # or a tree could hold itself
            case 4:
                for _ in range(random.choice((1, 1, 1, 4, 16, 20))):
                    container[key] = random.choice(wraps)(container[key])
            case 5 if container is not root:
                del container[key]
            case 6 if isinstance(container, list):
                container.insert(key, make(random))
            case 7 if isinstance(container, dict):
                container[random.choice((str(make(random)), key + " "))] = container.pop(key)
            case _:
                container[key] = random.choice(INTEGERS)
    return root[0]


def _places(root: list[Any]) -> list[tuple[Any, Any]]:
    """Every place in a tree that holds a node: (container, key or index)."""
    places: list[tuple[Any, Any]] = []
    waiting: list[Any] = [root]
    while waiting:
        container = waiting.pop()
        for key, node in container.items() if isinstance(container, dict) else enumerate(container):
            places.append((container, key))
            if isinstance(node, dict | list):
                waiting.append(node)
    return places
