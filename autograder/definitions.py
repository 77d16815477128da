"""The functions of a script, without running the rest of it.

A solution is a notebook with pictures; the grader needs its functions only. A misconception is laid over a solution: both run in one
namespace, as two cells of a notebook would, so that the solution's other functions call the wrong one too.
"""

from __future__ import annotations

import ast
import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import Any

from autograder.errors import AuthorError

NOT_NEEDED = ("matplotlib", "autograder")  # pictures and checks


def definitions(path: Path) -> list[ast.stmt]:
    """A script's imports, constants, functions and classes; raises AuthorError (file:line) if it is not Python."""
    try:
        tree = ast.parse(path.read_text("utf-8"))
    except SyntaxError as error:
        raise AuthorError(f"{path}:{error.lineno}: {error.msg}") from error
    except (OSError, ValueError) as error:
        raise AuthorError(f"{path}: {error}") from error
    return [node for node in tree.body if _defines(node)]


def compiled(path: Path) -> CodeType:
    """A script's definitions, ready to run."""
    return compile(ast.Module(definitions(path), type_ignores=[]), str(path), "exec")


def namespace(*layers: CodeType) -> dict[str, Any]:
    """Run definitions one over the other and return what they define."""
    defined: dict[str, Any] = {"__name__": "course"}
    for layer in layers:
        exec(layer, defined)  # noqa: S102  the course's own files
    return defined


@contextlib.contextmanager
def unheard() -> Iterator[None]:
    """Drop what is written to standard error meanwhile: TensorFlow speaks of processors when it is loaded, whatever it is told."""
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def names(code: CodeType) -> frozenset[str]:
    """The functions that definitions define."""
    return frozenset(constant.co_name for constant in code.co_consts if isinstance(constant, CodeType))


def needs(code: CodeType) -> dict[str, frozenset[str]]:
    """For each function of some definitions: itself, and all functions of theirs that it calls, directly or not."""
    own = {constant.co_name: _mentioned(constant) for constant in code.co_consts if isinstance(constant, CodeType)}
    closed = {name: {name} for name in own}
    for name, found in closed.items():
        waiting = [name]
        while waiting:
            for other in own[waiting.pop()] & own.keys() - found:
                found.add(other)
                waiting.append(other)
    return {name: frozenset(found) for name, found in closed.items()}


def _mentioned(code: CodeType) -> set[str]:
    """All names that a function uses, in its inner functions too."""
    inner = (constant for constant in code.co_consts if isinstance(constant, CodeType))
    return set(code.co_names).union(*(_mentioned(each) for each in inner))


def _defines(node: ast.stmt) -> bool:
    if isinstance(node, ast.Import | ast.ImportFrom):
        modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
        return not any(name.partition(".")[0] in NOT_NEEDED for name in modules)
    if isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return _is_constant(node.value) and all(isinstance(target, ast.Name) for target in targets)
    return isinstance(node, ast.FunctionDef | ast.ClassDef)


def _is_constant(node: ast.expr | None) -> bool:
    """Whether an expression is a literal: a number, -1, a string, or a tuple, list, dict or set of such."""
    if node is None:
        return False
    try:
        ast.literal_eval(node)
    except (TypeError, ValueError):
        return False
    return True
