"""What the importers of other people's notebooks share: how one is read, where its assignment goes, and how what students get is written."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from autograder.errors import UsageError
from autograder.stub import BEGIN_PROMPT, END_PROMPT, jupytext

SLUG = re.compile(r"\w[\w.-]*")
BY_HAND = ("test_hidden.py", "test_visible.py", "accepted", "misconceptions")  # no import makes these again


def read_notebook(path: Path) -> dict[str, Any]:
    """A notebook in Python as JSON has it, with every cell's source in one piece; raises UsageError for anything else."""
    try:
        notebook = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError) as problem:
        raise UsageError(f"{path} is no notebook: {problem}") from problem
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise UsageError(f"{path} is no notebook of version 4: it has no cells")
    metadata = notebook.get("metadata", {})
    spec = metadata.get("kernelspec", {}) if isinstance(metadata, dict) else None
    if not isinstance(spec, dict):
        raise UsageError(f"{path} is no notebook: its {'kernelspec' if isinstance(metadata, dict) else 'metadata'} holds no names and values")
    language = str(spec.get("language") or "python").lower()
    if language != "python":
        raise UsageError(f"{path} is written in {language}; here notebooks are run in Python only")
    return {**notebook, "cells": [_cell(f"{path}: cell {index}", cell) for index, cell in enumerate(notebook["cells"], start=1)]}


def _cell(place: str, cell: Any) -> dict[str, Any]:
    match cell:
        case {"cell_type": str(), "source": str() | list() as lines} if all(isinstance(line, str) for line in lines):
            whole = {**cell, "source": "".join(lines)}
        case _:
            raise UsageError(f"{place} is no cell of a notebook")
    if not isinstance(cell.get("metadata", {}), dict):
        raise UsageError(f"{place} is no cell of a notebook: its metadata holds no names and values")
    try:
        json.dumps(whole, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as problem:
        raise UsageError(f"{place} holds half of a character (a lone surrogate), which no file can hold; type that character again") from problem
    if "\0" in whole["source"]:
        raise UsageError(f"{place} holds a NUL, which no script can hold; take it out")
    return whole


def free_folder(solutions: Path, slug: str, *, force: bool) -> Path:
    """Where the assignment goes; raises UsageError if the slug names no folder in there, or one that is there already."""
    if not SLUG.fullmatch(slug):
        raise UsageError(f"{slug!r} can not be the name of a folder; choose letters, digits, - and _: --slug SLUG")
    folder = solutions / slug
    if os.path.lexists(folder) and not force:
        raise UsageError(f"{folder} is there already; take another name with --slug, or replace it with --force")
    return folder


@contextlib.contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Where to build what is to be `folder`: if all goes well it gets there at once, and otherwise what was there stays."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    # beside it, for only on one file system a folder is moved in one step; two levels deep, where no course looks for assignments
    with tempfile.TemporaryDirectory(prefix=".import-", dir=folder.parent) as place:
        built = Path(place, folder.name)
        yield built
        exchange(built, folder)


def exchange(built: Path, folder: Path) -> None:
    """Put a folder in the place of another, or of a link, which is not followed; if that fails, the other is put back."""
    place = Path(tempfile.mkdtemp(prefix=".import-", dir=folder.parent))  # not a temporary one: nothing may delete the only copy
    aside = place / folder.name
    try:
        if os.path.lexists(folder):
            folder.rename(aside)
        built.rename(folder)
    except BaseException:
        if os.path.lexists(aside) and not os.path.lexists(folder):
            aside.rename(folder)
        shutil.rmtree(place)
        raise
    shutil.rmtree(place)


def losses(folder: Path) -> tuple[str, ...]:
    """A sentence on what somebody wrote in a folder that is to be replaced, if there is such."""
    if folder.is_symlink():
        return ()  # what it leads to stays
    lost = [f"{name}/" if (folder / name).is_dir() else name for name in BY_HAND if (folder / name).exists()]
    return (f"the assignment that was replaced had {', '.join(lost)}, which no import makes: they are gone",) if lost else ()


def as_script(cells: Iterable[tuple[str, str, Mapping[str, Any]]]) -> str:
    """Cells, each its kind, text and metadata, as jupytext writes them in a py:percent script, without a header."""
    code: dict[str, Any] = {"outputs": [], "execution_count": None}
    made = [{"cell_type": kind, "source": text, "metadata": metadata, **(code if kind == "code" else {})} for kind, text, metadata in cells]
    metadata = {"jupytext": {"notebook_metadata_filter": "-all", "cell_metadata_filter": "all"}}
    notebook = jupytext().reads(json.dumps({"cells": made, "metadata": metadata, "nbformat": 4, "nbformat_minor": 4}), fmt="ipynb")
    text: str = jupytext().writes(notebook, fmt="py:percent")
    return text[text.index("# %%") :]


def prompt(lines: Iterable[str], indent: str) -> Iterator[str]:
    """The lines that students get in place of an answer, as a solution holds them."""
    yield f"{indent}{BEGIN_PROMPT}"
    for line in lines:
        yield f"{indent}# {line.removeprefix(indent)}".rstrip()
    yield f"{indent}{END_PROMPT}"
