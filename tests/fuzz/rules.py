"""What holds for any bytes at all: a reader gives a sound value or refuses in its own words, in time, and nothing else."""

from __future__ import annotations

import json
import math
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePath
from typing import Any

import numpy as np

from autograder import wire
from autograder.errors import Unreadable
from autograder.intake import archive, notebook
from fuzz import values
from fuzz.input import Input

MAX_CPU_SECONDS = 4  # for one input
MAX_SENTENCE = 300
MAX_MEMBERS = 10  # of a zip are read
MAX_MB = 4  # of a member


class Broken(Exception):
    """A rule does not hold."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an input that broke no rule."""

    decoded: bool
    cpu_seconds: float


@dataclass(frozen=True, slots=True)
class Reader:
    """How an input is read, what may be raised, and what is looked at in a value that came out."""

    read: Callable[[Input], Any]
    refusal: type[Exception]
    judge: Callable[[Input, Any], None]


def tried(given: Input) -> Outcome:
    """Feed an input to its reader; raises Broken with a sentence if a rule does not hold."""
    reader = {".frame": WIRE, ".zip": ARCHIVE}.get(PurePath(given.name).suffix, NOTEBOOK)
    decoded, value = False, None
    started = time.process_time()
    try:
        value = reader.read(given)
        decoded = True
    except reader.refusal as refused:
        _judge_refusal(refused)
    except Exception as error:
        raise Broken(f"{_named(error)} got out of the reader") from error
    spent = time.process_time() - started
    if spent > MAX_CPU_SECONDS:
        raise Broken(f"it took {spent:.1f} CPU seconds")
    if decoded:
        try:
            reader.judge(given, value)
        except Broken:
            raise
        except Exception as error:
            raise Broken(f"what was read does no good: {_named(error)}") from error
    return Outcome(decoded, spent)


def _judge_refusal(refused: Exception) -> None:
    if isinstance(refused.__cause__, MemoryError):
        raise Broken("the memory was used up") from refused
    sentence = str(refused)
    if not sentence or len(sentence) > MAX_SENTENCE or not sentence.isprintable():
        raise Broken(f"this is no sentence: {sentence!r:.400}") from refused


def _named(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:400]


# The wire


@dataclass(frozen=True, slots=True)
class Message:
    """A decoded message and what it was decoded from."""

    head: bytes
    body: bytes
    content: dict[str, Any]


def _read_frames(given: Input) -> list[Message]:
    """Read frame after frame; what ends too early is refused, for a grader would wait for the rest and give up."""
    rest, messages = given.data, []
    while rest or not messages:
        header, rest = rest[: wire.HEADER.size], rest[wire.HEADER.size :]
        if len(header) < wire.HEADER.size:
            raise wire.WireError("the header is cut off")
        head, body = wire.sizes(header)
        if head > wire.MAX_HEAD or body > wire.MAX_BODY:
            raise Broken("a frame may be larger than allowed")
        if head + body > len(rest):
            raise wire.WireError("the frame is cut off")
        parts = rest[:head], rest[head : head + body]
        messages.append(Message(*parts, wire.decode(*parts)))
        rest = rest[head + body :]
    return messages


def _judge_messages(_: Input, messages: list[Message]) -> None:
    for message in messages:
        _judge_message(message)


def _judge_message(message: Message) -> None:
    if type(message.content) is not dict or any(type(name) is not str for name in message.content):
        raise Broken("a message is no dict of names")
    parts = list(values.parts(message.content))
    if len(parts) > wire.MAX_NODES + 1:  # the message itself is none
        raise Broken(f"a message has {len(parts)} parts")
    if (depth := max(depth for _, depth in parts)) > wire.MAX_NESTING + 2:  # the message is the first level, an opaque may be the last
        raise Broken(f"a message has {depth} levels")
    if any(isinstance(part, dict) and len(part) > wire.MAX_KEYS for part, _ in parts):
        raise Broken("a dict has too many keys")
    arrays = [part for part, _ in parts if isinstance(part, np.ndarray)]
    if len(arrays) > wire.MAX_BUFFERS or any(max(array.shape, default=0) > wire.MAX_BODY for array in arrays):
        raise Broken("there are too many arrays, or one with sides that no loop gets through")
    if sum(array.nbytes for array in arrays) != len(message.body):
        raise Broken("the arrays are not as large as the body")
    before, objects = values.exact(message.content), _objects(message.head)
    if [each["$array"] for each in objects if "$array" in each] != [[array.dtype.char, list(array.shape), index] for index, array in enumerate(arrays)]:
        raise Broken("the arrays are not those of the message, one buffer after the other")
    if any(isinstance(each["$scalar"][1], dict) and "$float" not in each["$scalar"][1] for each in objects if "$scalar" in each):
        raise Broken("a scalar is made of something else than a number")
    try:
        frame = wire.encode(message.content)
    except wire.WireError:
        if len(message.head) < wire.MAX_HEAD // 8:  # a float of three letters can become one of twenty
            raise
        return
    start, (head, body) = wire.HEADER.size, wire.HEADER.unpack_from(frame)
    again = wire.decode(frame[start : start + head], frame[start + head :])
    if len(frame) != start + head + body or values.exact(again) != before:
        raise Broken("it is another value after a second journey")


def _objects(head: bytes) -> list[dict[str, Any]]:
    """The objects of a message in order, without the message itself, found by another reader than that of the wire."""
    objects: list[dict[str, Any]] = []

    def keep(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        objects.append(dict(pairs))
        if len(objects[-1]) != len(pairs):
            raise Broken("an object has the same name twice")
        return objects[-1]

    json.loads(head, object_pairs_hook=keep, parse_float=_finite, parse_constant=_finite)
    return objects[:-1]


def _finite(text: str) -> float:
    if not math.isfinite(number := float(text)):
        raise Broken(f"{text:.20} is not JSON")
    return number


WIRE = Reader(_read_frames, wire.WireError, _judge_messages)


# Notebooks


def _read_notebook(given: Input) -> notebook.Notebook:
    return notebook.read(given.data, given.name)


def _judge_notebook(given: Input, found: notebook.Notebook) -> None:
    if type(found) is not notebook.Notebook or not any(cell.source.strip() for cell in found.cells):
        raise Broken("a notebook without code")
    if found.cells[0].index < 1 or any(one.index >= other.index for one, other in pairwise(found.cells)):
        raise Broken("the cells are out of order")
    for text in (*(cell.source for cell in found.cells), *found.repairs):
        text.encode("utf-8")
    if any("\r" in cell.source for cell in found.cells) or not all(sentence.isprintable() for sentence in found.repairs):
        raise Broken("line ends are left over")
    for metadata in (found.metadata, *(cell.metadata for cell in found.cells)):
        _judge_metadata(metadata)
    notebook.defined_functions(found)
    claim = notebook.claimed_assignment(found)
    if claim is not None and not 0 < len(claim) <= 100:
        raise Broken(f"a claim of {len(claim)} letters")
    _judge_second_reading(found)


def _judge_metadata(metadata: Any) -> None:
    waiting = [metadata]
    while waiting:
        node = waiting.pop()
        if type(node) is dict:
            waiting += [*node, *node.values()]
        elif type(node) is list:
            waiting += node
        elif type(node) is str:
            node.encode("utf-8")
        elif node is not None and type(node) not in (bool, int, float):
            raise Broken(f"metadata holds a {type(node).__name__}")
    if type(metadata) is not dict:
        raise Broken("metadata is no dict")


def _judge_second_reading(found: notebook.Notebook) -> None:
    """Written as a notebook and read again, it is the same."""
    cells = [{"cell_type": "code", "source": cell.source, "metadata": cell.metadata} for cell in found.cells]
    try:
        text = json.dumps({"cells": cells, "metadata": found.metadata})
        again = notebook.read(text.encode("ascii"))
    except RecursionError:
        return  # the writer's limit of depth is no fault of the reader
    except Unreadable as refused:
        if "nested too deeply" in str(refused):  # by the one call that we are deeper
            return
        raise
    if repr([(cell.source, cell.metadata) for cell in again.cells]) != repr([(cell.source, cell.metadata) for cell in found.cells]):
        raise Broken("its cells are others when it is read again")
    if repr(again.metadata) != repr(found.metadata) or again.repairs:
        raise Broken("it is another notebook when it is read again")


NOTEBOOK = Reader(_read_notebook, Unreadable, _judge_notebook)


# Zips


@dataclass(frozen=True, slots=True)
class Found:
    """A member of a zip, and its bytes unless they were refused."""

    member: archive.Member
    data: bytes | None


def _read_archive(given: Input) -> list[Found]:
    with tempfile.TemporaryFile() as file:  # and not in memory: a file on disk allocates as much as it is asked for
        file.write(given.data)
        opened = archive.Archive(file)
        return [Found(member, _member(opened, member) if order < MAX_MEMBERS else None) for order, member in enumerate(opened.members())]


def _member(opened: archive.Archive, member: archive.Member) -> bytes | None:
    try:
        return opened.read(member.number, MAX_MB)
    except Unreadable as refused:
        _judge_refusal(refused)
        return None


def _judge_archive(_: Input, files: list[Found]) -> None:
    if len(files) > archive.MAX_MEMBERS:
        raise Broken(f"a zip of {len(files)} files")
    for found in files:
        parts = found.member.parts
        if not parts or any(part in ("", ".", "..") or "/" in part or "\\" in part for part in parts):
            raise Broken(f"a path that leads elsewhere: {parts!r:.200}")
        if found.data is not None and len(found.data) > MAX_MB << 20:
            raise Broken("a file larger than allowed")
        if found.data is not None:
            tried(Input(parts[-1] if not parts[-1].endswith((".frame", ".zip")) else "", found.data))


ARCHIVE = Reader(_read_archive, Unreadable, _judge_archive)
