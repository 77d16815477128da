"""The command `autograder import-nbgrader`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from autograder.cli.options import CourseOption, JsonOption, course_of, out, plain, print_json


def import_nbgrader(
    source: Annotated[Path, typer.Argument(metavar="SOURCE.ipynb", help="A notebook of nbgrader's source/ folder, with its solutions.", show_default=False)],
    slug: Annotated[str, typer.Option("--slug", metavar="SLUG", help="What the assignment is called here; by default as in nbgrader.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace an assignment of this name.")] = False,
    as_json: JsonOption = False,
    course_folder: CourseOption = None,
) -> None:
    """Make an assignment of a source notebook that was written for nbgrader.

    Each test cell becomes a test with its points, hidden lines included, and is graded out of the notebooks' reach.
    Cells that a person grades stay in the notebook.

    Example:  autograder import-nbgrader source/ps1/problem1.ipynb --slug 01_basics
    """
    from autograder.nbgrader import import_source

    course = course_of(course_folder)
    imported = import_source(source, course.root / "solutions", slug, force=force)
    name = imported.folder.name
    if as_json:
        document = {"assignment": name, "tests": dict(imported.tests), "manual": dict(imported.manual), "notes": list(imported.notes)}
        print_json({"schema": 1, **document})
        return
    out.print(plain(f"{imported.folder}: solution.py, and {_listed('test', imported.tests)}"), soft_wrap=True)
    if imported.manual:
        out.print(plain(f"graded by a person, who gives the points elsewhere: {_listed('cell', imported.manual)}"), soft_wrap=True)
    for note in imported.notes:
        out.print(plain(f"note: {note}"), soft_wrap=True)
    out.print(plain(f"next: autograder verify {name}; autograder build {name}"))


def _listed(what: str, points: Mapping[str, float]) -> str:
    each = ", ".join(f"{name} ({worth:g})" for name, worth in points.items())
    return f"{len(points)} {what}{'' if len(points) == 1 else 's'} of {sum(points.values()):g} points: {each}"
