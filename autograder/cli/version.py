"""Options of the program itself."""

from __future__ import annotations

from typing import Annotated

import typer

import autograder


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"autograder {autograder.__version__}")
        raise typer.Exit


def version(show: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")] = False) -> None:
    """Grades notebooks of a CNN course in a sandbox and tells students what to try next.

    Start with:  autograder grade FOLDER
    """
