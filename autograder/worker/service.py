"""Answering the grader: run a cell, call a function."""

from __future__ import annotations

import contextlib
import functools
import io
import os
import random
import re
import sys
import traceback
from collections.abc import Iterator
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

from autograder import crossing, wire
from autograder.values import Opaque, Stream
from autograder.worker.channel import Channel
from autograder.worker.shell import NotebookShell

LONGEST_LINE = 120
MAX_PRINTED = 100_000  # characters of what one call prints
FUNCTIONS = (FunctionType, BuiltinFunctionType, MethodType, functools.partial, type)
CELL_FILE = re.compile(r"^<cell (\d+)>$")


class Streams:
    """The iterators that the notebook's functions have handed out."""

    def __init__(self) -> None:
        self.kept: list[Iterator[Any]] = []

    def keep(self, iterator: Iterator[Any]) -> Stream:
        """Keep an iterator; what crosses is its number."""
        self.kept.append(iterator)
        return Stream(len(self.kept) - 1)


def settle() -> None:
    """Make the folders that a notebook expects, and go to where it is meant to work."""
    folder = f"{os.environ['HOME']}/../work"  # beside the home folder, in which libraries keep their own files
    for each in (os.environ["HOME"], os.environ["TMPDIR"], folder):
        os.makedirs(each, exist_ok=True)
    os.chdir(folder)


def work(channel: Channel, shell: NotebookShell) -> None:
    """Answer one request after the other until the grader closes the channel; never returns."""
    # What a notebook prints goes nowhere: there is nothing to flood, and nothing to parse.
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(quiet, stream)
    streams = Streams()
    while (request := _receive(channel)) is not None:
        reply = _answer(shell, streams, request)
        reply["id"] = request["id"]
        _send(channel, reply)
    os._exit(0)  # whatever the student registered with atexit has no say


def _answer(shell: NotebookShell, streams: Streams, request: dict[str, Any]) -> dict[str, Any]:
    match request["op"]:
        case "files":
            crossing.write(request["folder"], ".")
        case "cell":
            if request["seed"] is not None:
                _sow(shell, request["seed"], request["seed_variable"])
            error = shell.run(request["source"], request["index"])
            return {"raised": None if error is None else _describe(error)}
        case "call":
            return _call(shell, request)
        case "ask":
            return _ask(shell, streams, request)
        case "look":
            return _look(shell, streams, request["name"])
        case "next":
            return _next(streams, request["stream"])
    return {}


def _call(shell: NotebookShell, request: dict[str, Any], keep: crossing.Keep | None = None) -> dict[str, Any]:
    function = shell.user_ns.get(request["function"])
    if not callable(function):
        return {"missing": True}
    try:
        returned, args, kwargs = crossing.call(function, request["args"], request["kwargs"], request["images"], keep)
    except crossing.Raised as raised:
        return {"raised": _describe(raised.error), "args_after": raised.args_after, "kwargs_after": raised.kwargs_after}
    return {"returned": returned, "args_after": args, "kwargs_after": kwargs}


def _ask(shell: NotebookShell, streams: Streams, request: dict[str, Any]) -> dict[str, Any]:
    """A call of somebody who also hears what is printed, and may take iterators one value at a time."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        reply = _call(shell, request, streams.keep)
    return {**reply, "printed": _heard(printed)}


def _look(shell: NotebookShell, streams: Streams, name: str) -> dict[str, Any]:
    """What a name of the notebook stands for."""
    if name not in shell.user_ns:
        return {"missing": True}
    value = shell.user_ns[name]
    if isinstance(value, ModuleType):
        return {"module": value.__name__}
    if isinstance(value, FUNCTIONS):
        return {"function": str(getattr(value, "__module__", ""))}
    try:
        return {"returned": crossing.depart(value, keep=streams.keep)}
    except BaseException as error:
        return {"raised": _describe(error)}


def _next(streams: Streams, number: int) -> dict[str, Any]:
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            value = crossing.depart(next(streams.kept[number]), keep=streams.keep)
    except StopIteration:
        return {"ended": True, "printed": _heard(printed)}
    except BaseException as error:
        return {"raised": _describe(error), "printed": _heard(printed)}
    return {"returned": value, "printed": _heard(printed)}


def _heard(printed: io.StringIO) -> str:
    return printed.getvalue()[:MAX_PRINTED]


def _sow(shell: NotebookShell, seed: int, variable: str | None) -> None:
    """Begin chance anew before a cell, or give it to the name that the notebook seeds itself with, as Otter does."""
    if variable is not None:
        shell.user_ns[variable] = seed
        return
    random.seed(seed)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(seed)


def _describe(error: BaseException) -> dict[str, Any]:
    """An exception as plain data, placed in the student's own cells rather than in a library."""
    types = [cls.__name__ for cls in type(error).__mro__ if cls not in (object, BaseException)]
    return {"types": types[:20], "message": _text(error)[:500], "line": _place(error)}


def _text(error: BaseException) -> str:
    if isinstance(error, SyntaxError):
        return str(error.msg)
    try:
        return str(error)
    except Exception:
        return "(its message can not be shown)"


def _place(error: BaseException) -> str:
    if isinstance(error, SyntaxError) and (found := CELL_FILE.match(error.filename or "")):
        return f"cell {found[1]}, line {error.lineno}: {_cut(error.text or '')}"
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if found := CELL_FILE.match(frame.filename):
            return f"cell {found[1]}, line {frame.lineno}: {_cut(frame.line or '')}"
    return ""


def _cut(line: str) -> str:
    line = line.strip()
    return line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 4]} ..."


def _send(channel: Channel, reply: dict[str, Any]) -> None:
    try:
        frame = wire.encode(reply)
    except wire.WireError:
        rest: dict[str, Any] = {"args_after": (), "kwargs_after": {}} if "args_after" in reply else {}
        frame = wire.encode({"id": reply["id"], "returned": Opaque("a value too large to send"), **rest})
    channel.write(frame)


def _receive(channel: Channel) -> dict[str, Any] | None:
    header = channel.read(wire.HEADER.size)
    if header is None:
        return None
    head, body = wire.sizes(header)
    return wire.decode(channel.read(head) or b"", channel.read(body) or b"")
