"""The wire between grader and worker: length-prefixed JSON and raw array buffers.

A frame is `<u32 head length><u32 body length><head: JSON><body: buffers, one after the other>`, little endian.
The grader's peer is a stranger's process, so everything is bounded before it is allocated, and nothing is
ever unpickled, evaluated or opened. Values are JSON, with one-key objects for what JSON lacks:

    {"$tuple": [...]}  {"$dict": [[key, value], ...]}  {"$float": "nan"}  {"$opaque": "type name"}
    {"$array": [dtype, [shape], buffer index]}         {"$scalar": [dtype, value]}
    {"$value": [kind, parts]}                          a folder, a model, the batches of a generator ... (values.py)
"""

from __future__ import annotations

import json
import math
import re
import struct
from collections.abc import Mapping
from typing import Any

import numpy as np

from autograder.values import Crossing, Opaque, kind_of, put_together, taken_apart

HEADER = struct.Struct("<II")
MAX_HEAD = 4 << 20
MAX_BODY = 64 << 20
MAX_NESTING = 16  # of a value; what lies deeper goes as opaque
MAX_DEPTH = 3 * MAX_NESTING + 7  # of JSON: a dict takes 3 levels, and so does a NumPy scalar as its key; the message takes 1
MAX_NODES = 200_000
MAX_BUFFERS = 512
MAX_DIMENSIONS = 32
MAX_DIGITS = 20
MAX_KEYS = 10_000  # of a dict: numbers can be chosen so that each new key walks past all others
PLAIN_KEYS = (str, int, float, type(None), np.generic)
DTYPES = frozenset("?bBhHiIlLqQefd")  # numpy type characters: real numbers only, no object, no str

# A string that is never closed matches to the end, and nothing is tried twice: the time is linear, whatever the input.
_STRUCTURE = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|[\[\]{},]', re.DOTALL)


class WireError(Exception):
    """A frame breaks the rules of the wire."""


def encode(message: Mapping[str, Any]) -> bytes:
    """Make a frame of a message whose values are plain data; what is not plain data goes as its type's name.

    Raises WireError if the message is too large; what it returns, `decode` can read.
    """
    buffers: list[bytes] = []
    head = json.dumps({key: _encode(value, buffers, 0) for key, value in message.items()}, ensure_ascii=True).encode("ascii")
    body = b"".join(buffers)
    if len(head) > MAX_HEAD or len(body) > MAX_BODY:
        raise WireError(f"a message of {(len(head) + len(body)) >> 20} MB is too large to send")
    _check_structure(head)
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
        text = head.decode("ascii")  # json would guess at UTF-16, too, in which structure can hide
        message = json.loads(text, object_pairs_hook=_unique, parse_int=_short_int, parse_float=_finite, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise WireError(f"not JSON as we speak it: {error}") from None
    if not isinstance(message, dict):
        raise WireError("a message must be an object")
    reader = _Reader(body)
    decoded = {key: reader.value(value, 0) for key, value in message.items()}
    if reader.position != len(body):
        raise WireError("the buffers are not used exactly once")
    return decoded


def _encode(value: Any, buffers: list[bytes], depth: int) -> Any:
    if depth > MAX_NESTING and not isinstance(value, Opaque):
        return {"$opaque": "a structure nested too deeply"}
    if isinstance(value, np.ndarray):
        return _encode_array(np.asarray(value), buffers)
    if isinstance(value, list):
        return [_encode(item, buffers, depth + 1) for item in list(value)]
    if isinstance(value, tuple):
        return {"$tuple": [_encode(item, buffers, depth + 1) for item in tuple(value)]}
    if isinstance(value, Mapping):
        return _encode_mapping(value, buffers, depth)
    if isinstance(value, Crossing):
        return {"$value": [kind_of(value), _encode_mapping(taken_apart(value), buffers, depth)]}
    return _encode_scalar(value)


def _encode_scalar(value: Any) -> Any:
    kind = type(value)
    if value is None or kind is bool or kind is str:
        return value
    if kind is int:
        return value if abs(value) < 10**MAX_DIGITS else {"$opaque": "an int with too many digits"}
    if kind is float:
        return value if math.isfinite(value) else {"$float": repr(value)}
    if isinstance(value, np.generic) and value.dtype.char in DTYPES:
        return {"$scalar": [value.dtype.char, _encode_scalar(value.item())]}
    return {"$opaque": value.type if isinstance(value, Opaque) else kind.__name__}


def _encode_mapping(value: Mapping[Any, Any], buffers: list[bytes], depth: int) -> Any:
    pairs = [(_encode(key, [], depth), item) for key, item in value.items()]
    if len(pairs) > MAX_KEYS:
        return {"$opaque": f"{type(value).__name__} with more keys than can be sent"}
    if not all(_is_key(key) for key, _ in pairs):
        return {"$opaque": f"{type(value).__name__} with keys that are not plain"}
    return {"$dict": [[key, _encode(item, buffers, depth + 1)] for key, item in pairs]}


def _is_key(node: Any) -> bool:
    """Whether an encoded key may be one on the other side: a number, a string or None."""
    if isinstance(node, dict):
        (tag,) = node
        return tag in ("$float", "$scalar")
    return not isinstance(node, list)


def _encode_array(value: np.ndarray, buffers: list[bytes]) -> Any:
    if value.dtype.char not in DTYPES:
        return {"$opaque": f"ndarray of dtype {value.dtype}"}
    if len(buffers) >= MAX_BUFFERS or value.nbytes > MAX_BODY or value.ndim > MAX_DIMENSIONS or max(value.shape, default=0) > MAX_BODY:
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

    def value(self, node: Any, depth: int) -> Any:
        if depth > MAX_NESTING and not (isinstance(node, dict) and "$opaque" in node):
            raise WireError("a value is nested too deeply")
        if isinstance(node, list):
            return [self.value(item, depth + 1) for item in node]
        return self._tagged(node, depth) if isinstance(node, dict) else node

    def _tagged(self, node: dict[str, Any], depth: int) -> Any:
        if len(node) != 1:
            raise WireError("an object must have one tag")
        ((tag, content),) = node.items()
        match tag, content:
            case "$tuple", list():
                return tuple(self.value(item, depth + 1) for item in content)
            case "$dict", list():
                return self._mapping(content, depth)
            case "$float", "nan" | "inf" | "-inf":
                return float(content)
            case "$opaque", str():
                return Opaque(content[:200])
            case "$array", [str() as char, list() as shape, int() as index]:
                return self._array(char, shape, index)
            case "$scalar", [str() as char, _]:
                return self._scalar(char, self.value(content[1], depth))
            case "$value", [str() as kind, {"$dict": list() as parts}]:
                return self._crossing(kind, self._mapping(parts, depth))
        raise WireError(f"unknown tag {tag[:20]!r}")

    def _mapping(self, pairs: list[Any], depth: int) -> dict[Any, Any]:
        if len(pairs) > MAX_KEYS:
            raise WireError("a dict has too many keys")
        result: dict[Any, Any] = {}
        for pair in pairs:
            match pair:
                case [left, right]:
                    key, item = self.value(left, depth), self.value(right, depth + 1)
                case _:
                    raise WireError("a dict needs pairs")
            if not isinstance(key, PLAIN_KEYS):  # a tuple's hash can be made to collide, a string's can not
                raise WireError("a dict has a key that is no number, string or None")
            if key in result:
                raise WireError("a dict has the same key twice")
            result[key] = item
        return result

    def _crossing(self, kind: str, parts: dict[Any, Any]) -> Crossing:
        try:
            return put_together(kind, parts)
        except ValueError as error:
            raise WireError(str(error)) from None

    def _array(self, char: str, shape: list[Any], index: int) -> np.ndarray:
        dtype = _dtype(char)
        if len(shape) > MAX_DIMENSIONS or any(type(side) is not int or side < 0 for side in shape):
            raise WireError("an array needs a shape of whole numbers")
        size = math.prod(shape) * dtype.itemsize
        if index != self.buffers or index >= MAX_BUFFERS or size > len(self.body) - self.position:
            raise WireError("an array does not fit its buffer")
        if max(shape, default=0) > MAX_BODY:
            raise WireError("an array has an impossible shape")  # with no elements, but sides that no loop would get through
        data = self.body[self.position : self.position + size]
        self.position += size
        self.buffers += 1
        stored = np.frombuffer(data, dtype="u1" if char == "?" else dtype)  # a byte other than 0 and 1 makes no healthy bool
        try:
            return stored.reshape(shape).astype(dtype)
        except (OverflowError, ValueError) as error:
            raise WireError(f"an array has an impossible shape: {error}") from None

    def _scalar(self, char: str, value: Any) -> Any:
        if type(value) not in (bool, int, float):  # NumPy wraps its own numbers around, and a float64 is a float as well
            raise WireError("a scalar needs a number")
        try:
            with np.errstate(over="raise"):
                return _dtype(char).type(value)
        except (ArithmeticError, ValueError) as error:
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
        if not 0 <= depth <= MAX_DEPTH or nodes > MAX_NODES:
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


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise WireError("a number is too large")
    return value


def _refuse(text: str) -> float:
    raise WireError(f"{text} is not JSON")
