"""Answering the grader: run a cell, call a function."""

from __future__ import annotations

import os
import re
import traceback
from typing import Any

from autograder import crossing, wire
from autograder.values import Opaque
from autograder.worker.channel import Channel
from autograder.worker.shell import NotebookShell

LONGEST_LINE = 120
CELL_FILE = re.compile(r"^<cell (\d+)>$")


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
    while (request := _receive(channel)) is not None:
        reply = _answer(shell, request)
        reply["id"] = request["id"]
        _send(channel, reply)
    os._exit(0)  # whatever the student registered with atexit has no say


def _answer(shell: NotebookShell, request: dict[str, Any]) -> dict[str, Any]:
    match request["op"]:
        case "cell":
            error = shell.run(request["source"], request["index"])
            return {"raised": None if error is None else _describe(error)}
        case "call":
            return _call(shell, request)
    return {}


def _call(shell: NotebookShell, request: dict[str, Any]) -> dict[str, Any]:
    function = shell.user_ns.get(request["function"])
    if not callable(function):
        return {"missing": True}
    try:
        returned, args, kwargs = crossing.call(function, request["args"], request["kwargs"], request["images"])
    except crossing.Raised as raised:
        return {"raised": _describe(raised.error), "args_after": raised.args_after, "kwargs_after": raised.kwargs_after}
    return {"returned": returned, "args_after": args, "kwargs_after": kwargs}


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
        frame = wire.encode({"id": reply["id"], "returned": Opaque("a value too large to send"), "args_after": (), "kwargs_after": {}})
    channel.write(frame)


def _receive(channel: Channel) -> dict[str, Any] | None:
    header = channel.read(wire.HEADER.size)
    if header is None:
        return None
    head, body = wire.sizes(header)
    return wire.decode(channel.read(head) or b"", channel.read(body) or b"")
