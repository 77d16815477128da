"""The command `autograder import-otter`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from autograder.cli.options import CourseOption, JsonOption, course_of, out, plain, print_json


def import_otter(
    master: Annotated[Path, typer.Argument(metavar="MASTER.ipynb", help="A master notebook of `otter assign`.", show_default=False)],
    slug: Annotated[str, typer.Option("--slug", metavar="SLUG", help="What the assignment is called here; by default as Otter calls it.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace an assignment of this name.")] = False,
    as_json: JsonOption = False,
    course_folder: CourseOption = None,
) -> None:
    """Make an assignment of a master notebook that was written for `otter assign`.

    Otter's tests stay as they are, and are graded out of the notebooks' reach.

    Example:  autograder import-otter hw01.ipynb --slug 01_basics
    """
    from autograder.master import import_master

    course = course_of(course_folder)
    imported = import_master(master, course.root / "solutions", slug, force=force)
    name = imported.folder.name
    if as_json:
        print_json({"schema": 1, "assignment": name, "tests": list(imported.tests), "notes": list(imported.notes)})
        return
    out.print(plain(f"{imported.folder}: solution.py, and tests of {', '.join(imported.tests)}"), soft_wrap=True)
    for note in imported.notes:
        out.print(plain(f"note: {note}"), soft_wrap=True)
    out.print(plain(f"next: autograder verify {name}; autograder build {name}"))
