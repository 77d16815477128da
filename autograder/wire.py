"""The wire between grader and worker: length-prefixed JSON and raw array buffers.

A frame is `<u32 head length><u32 body length><head: JSON><body: buffers, one after the other>`, little endian.
The grader's peer is a stranger's process, so everything is bounded before it is allocated, and nothing is
ever unpickled, evaluated or opened. Values are JSON, with one-key objects for what JSON lacks:

    {"$tuple": [...]}  {"$dict": [[key, value], ...]}  {"$float": "nan"}  {"$opaque": "type name"}
    {"$array": [dtype, [shape], buffer index]}         {"$scalar": [dtype, value]}
"""

from __future__ import annotations

import json
import math
import re
import socket
import struct
from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder.answer import Opaque

HEADER = struct.Struct("<II")
MAX_HEAD = 4 << 20
MAX_BODY = 64 << 20
MAX_DEPTH = 40  # of JSON; a value nested 16 deep is some 2 levels of JSON a level
MAX_NODES = 200_000
MAX_BUFFERS = 512
MAX_DIGITS = 20
DTYPES = frozenset("?bBhHiIlLqQefd")  # numpy type characters: real numbers only, no object, no str

_STRUCTURE = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{},]')


class WireError(Exception):
    """A frame breaks the rules of the wire."""


def send(channel: socket.socket, message: Mapping[str, Any]) -> None:
    """Send one message; raises WireError if it is too large, OSError if the peer is gone."""
    channel.sendall(encode(message))


def encode(message: Mapping[str, Any]) -> bytes:
    """Make a frame of a message whose values are plain data; what is not plain data goes as its type's name."""
    buffers: list[bytes] = []
    head = json.dumps({key: _encode(value, buffers, 0) for key, value in message.items()}, ensure_ascii=True).encode("ascii")
    body = b"".join(buffers)
    if len(head) > MAX_HEAD or len(body) > MAX_BODY:
        raise WireError(f"a message of {(len(head) + len(body)) >> 20} MB is too large to send")
    return HEADER.pack(len(head), len(body)) + head + body


def sizes(header: bytes) -> tuple[int, int]:
    """Read and check the length prefix: (head, body) in bytes."""
    head, body = HEADER.unpack(header)
    if head > MAX_HEAD or body > MAX_BODY:
        raise WireError(f"a frame of {head} + {body} bytes is larger than allowed")
    return head, body


def decode(head: bytes, body: bytes) -> dict[str, Any]:
    """Read a frame back; raises WireError for anything that `encode` would not have written."""
    _check_structure(head)
    try:
        message = json.loads(head, object_pairs_hook=_unique, parse_int=_short_int, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise WireError(f"not JSON as we speak it: {error}") from None
    if not isinstance(message, dict):
        raise WireError("a message must be an object")
    reader = _Reader(body)
    decoded = {key: reader.value(value) for key, value in message.items()}
    if reader.position != len(body):
        raise WireError("the buffers are not used exactly once")
    return decoded


def _encode(value: Any, buffers: list[bytes], depth: int) -> Any:
    if depth > MAX_DEPTH // 2 - 3:
        return {"$opaque": "a structure nested too deeply"}
    kind = type(value)
    if value is None or kind is bool or kind is str:
        return value
    if kind is int:
        return value if len(str(abs(value)) if abs(value) < 10**30 else "x" * 30) <= MAX_DIGITS else {"$opaque": "an int with too many digits"}
    if kind is float:
        return value if math.isfinite(value) else {"$float": repr(value)}
    if isinstance(value, np.ndarray):
        return _encode_array(np.asarray(value), buffers)
    if isinstance(value, np.generic) and value.dtype.char in DTYPES:
        return {"$scalar": [value.dtype.char, _encode(value.item(), buffers, depth + 1)]}
    if isinstance(value, list):
        return [_encode(item, buffers, depth + 1) for item in list(value)]
    if isinstance(value, tuple):
        return {"$tuple": [_encode(item, buffers, depth + 1) for item in tuple(value)]}
    if isinstance(value, Mapping):
        return {"$dict": [[_encode(key, buffers, depth + 1), _encode(item, buffers, depth + 1)] for key, item in value.items()]}
    if isinstance(value, Opaque):
        return {"$opaque": value.type}
    return {"$opaque": kind.__name__}


def _encode_array(value: np.ndarray, buffers: list[bytes]) -> Any:
    if value.dtype.char not in DTYPES:
        return {"$opaque": f"ndarray of dtype {value.dtype}"}
    if len(buffers) >= MAX_BUFFERS or value.nbytes > MAX_BODY:
        return {"$opaque": "more array data than can be sent"}
    little = np.ascontiguousarray(value, dtype=value.dtype.newbyteorder("<")).reshape(value.shape)
    buffers.append(little.tobytes())
    return {"$array": [value.dtype.char, list(value.shape), len(buffers) - 1]}


class _Reader:
    """Turns decoded JSON back into values, taking array buffers from the body in order."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.position = 0
        self.buffers = 0

    def value(self, node: Any) -> Any:
        if isinstance(node, list):
            return [self.value(item) for item in node]
        if not isinstance(node, dict):
            return node
        if len(node) != 1:
            raise WireError("an object must have one tag")
        ((tag, content),) = node.items()
        match tag, content:
            case "$tuple", list():
                return tuple(self.value(item) for item in content)
            case "$dict", list():
                return self._mapping(content)
            case "$float", "nan" | "inf" | "-inf":
                return float(content)
            case "$opaque", str():
                return Opaque(content[:200])
            case "$array", [str() as char, list() as shape, int() as index]:
                return self._array(char, shape, index)
            case "$scalar", [str() as char, _]:
                return self._scalar(char, self.value(content[1]))
        raise WireError(f"unknown tag {tag[:20]!r}")

    def _mapping(self, pairs: list[Any]) -> dict[Any, Any]:
        result = {}
        for pair in pairs:
            if not isinstance(pair, list) or len(pair) != 2:
                raise WireError("a dict needs pairs")
            key = self.value(pair[0])
            try:
                if key in result:
                    raise WireError("a dict has the same key twice")
                result[key] = self.value(pair[1])
            except TypeError:
                raise WireError("a dict has a key that is not hashable") from None
        return result

    def _array(self, char: str, shape: list[Any], index: int) -> np.ndarray:
        dtype = _dtype(char)
        if len(shape) > 32 or any(type(side) is not int or side < 0 for side in shape):
            raise WireError("an array needs a shape of whole numbers")
        size = math.prod(shape) * dtype.itemsize
        if index != self.buffers or index >= MAX_BUFFERS or size > len(self.body) - self.position:
            raise WireError("an array does not fit its buffer")
        data = self.body[self.position : self.position + size]
        self.position += size
        self.buffers += 1
        values = np.frombuffer(data, dtype=dtype).reshape(shape)
        return np.frombuffer(data, dtype="u1").reshape(shape) != 0 if char == "?" else values.copy()

    def _scalar(self, char: str, value: Any) -> Any:
        if not isinstance(value, bool | int | float):
            raise WireError("a scalar needs a number")
        try:
            return _dtype(char).type(value)
        except (OverflowError, ValueError) as error:
            raise WireError(f"a scalar out of range: {error}") from None


def _dtype(char: str) -> np.dtype[Any]:
    if char not in DTYPES or len(char) != 1:
        raise WireError(f"dtype {char[:10]!r} is not allowed")
    return np.dtype(char).newbyteorder("<")


def _check_structure(head: bytes) -> None:
    """Bound depth and number of nodes before JSON is parsed."""
    depth = nodes = 0
    for match in _STRUCTURE.finditer(head):
        symbol = match[0][:1]
        if symbol in b"[{":
            depth += 1
            nodes += 1
        elif symbol in b"]}":
            depth -= 1
        elif symbol == b",":
            nodes += 1
        if depth > MAX_DEPTH or nodes > MAX_NODES:
            raise WireError("a message is nested too deeply or has too many parts")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise WireError("an object has the same key twice")
    return result


def _short_int(text: str) -> int:
    if len(text.lstrip("-")) > MAX_DIGITS:
        raise WireError("an integer has too many digits")
    return int(text)


def _refuse(text: str) -> float:
    raise WireError(f"{text} is not JSON")
