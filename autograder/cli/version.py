"""Options of the program itself."""

from __future__ import annotations

from typing import Annotated

import typer

import autograder


def version(show: Annotated[bool, typer.Option("--version", help="Print the version and exit.", is_eager=True)] = False) -> None:
    """Grades notebooks of a CNN course in a sandbox and tells students what to try next.

    Start with:  autograder grade FOLDER
    """
    if show:
        print(f"autograder {autograder.__version__}")
        raise typer.Exit
