"""Master notebooks for `otter assign`, made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent
from typing import Any


def raw(text: str) -> dict[str, Any]:
    """A raw cell: a directive."""
    return {"cell_type": "raw", "metadata": {}, "source": dedent(text).strip()}


def text(source: str) -> dict[str, Any]:
    """A Markdown cell."""
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def code(source: str, shows: str = "", *, was_run: bool = True) -> dict[str, Any]:
    """A code cell with its saved output."""
    outputs = [{"output_type": "execute_result", "data": {"text/plain": shows}, "metadata": {}, "execution_count": 1}] if shows else []
    return {"cell_type": "code", "metadata": {}, "execution_count": 1 if was_run else None, "outputs": outputs, "source": dedent(source).strip("\n")}


def question(config: str, answer: list[dict[str, Any]], *tests: dict[str, Any]) -> list[dict[str, Any]]:
    """A question with its answer cells and tests."""
    solution = [raw("# BEGIN SOLUTION"), *answer, raw("# END SOLUTION")]
    tested = [raw("# BEGIN TESTS"), *tests, raw("# END TESTS")] if tests else []
    return [raw(f"# BEGIN QUESTION\n{dedent(config).strip()}"), text("Do this."), *solution, *tested, raw("# END QUESTION")]


def master(path: Path, *cells: dict[str, Any], config: str = "", language: str = "python") -> Path:
    """Write a master notebook."""
    every = [raw(f"# ASSIGNMENT CONFIG\n{dedent(config).strip()}"), *cells]
    metadata = {"kernelspec": {"display_name": "Python 3", "language": language, "name": "python3"}}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"cells": every, "metadata": metadata, "nbformat": 4, "nbformat_minor": 4}), "utf-8")
    return path


def changed(path: Path, **parts: Any) -> Path:
    """A master of one text, in which these parts of the notebook are others."""
    notebook = json.loads(master(path, text("Hello.")).read_bytes())
    path.write_text(json.dumps({**notebook, **parts}), "utf-8")
    return path
