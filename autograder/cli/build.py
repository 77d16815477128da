"""The command `autograder build`."""

from __future__ import annotations

from typing import Annotated

import typer

from autograder.cli.options import CourseOption, JsonOption, course_of, out, plain, print_json


def build(
    slugs: Annotated[list[str] | None, typer.Argument(metavar="[SLUG...]", help="The assignments to build; all by default.", show_default=False)] = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit with 1 if a file is out of date.")] = False,
    as_json: JsonOption = False,
    course_folder: CourseOption = None,
) -> None:
    """Write the students' notebooks in assignments/ from solutions/.

    Example:  autograder build --check
    """
    from autograder.build import build as build_files
    from autograder.build import foreign, write

    course = course_of(course_folder)
    files = build_files(course, tuple(slugs or ()))
    stale = [file.path for file in files if not file.fresh] if check else write(files)
    strangers = [] if slugs else foreign(course, files)
    if as_json:
        print_json({"schema": 1, "stale": [str(path) for path in stale], "foreign": [str(path) for path in strangers], "written": not check})
    else:
        for path in stale:
            out.print(plain(f"{path.relative_to(course.root)} {'is out of date; run: autograder build' if check else 'written'}"))
        for path in strangers:
            out.print(plain(f"{path.relative_to(course.root)} is made by no solution; delete it, or add it to solutions/"))
        if not stale:
            out.print(f"{len(files)} files are up to date")
    raise typer.Exit(1 if check and (stale or strangers) else 0)
