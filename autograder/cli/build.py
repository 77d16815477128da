"""The command `autograder build`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from autograder.cli.options import CourseOption, JsonOption, course_of, out, plain, print_json
from autograder.errors import UsageError

if TYPE_CHECKING:
    from autograder.course import Course


def build(
    slugs: Annotated[list[str] | None, typer.Argument(metavar="[SLUG...]", help="The assignments to build; all by default.", show_default=False)] = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit with 1 if a file is out of date.")] = False,
    otter: Annotated[bool, typer.Option("--otter", help="Make what `otter assign` would make, with an autograder.zip for plain Otter.")] = False,
    out_folder: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where that goes; it holds hidden checks and solutions.")] = Path("results/otter"),
    as_json: JsonOption = False,
    course_folder: CourseOption = None,
) -> None:
    """Write the students' notebooks in assignments/ from solutions/.

    Examples:  autograder build --check

               autograder build 01_output_sizes --otter
    """
    from autograder.build import build as build_files
    from autograder.build import foreign, write

    if otter and check:
        raise UsageError("--check looks at assignments/, and --otter writes elsewhere; leave one of them out")
    course = course_of(course_folder)
    if otter:
        _for_otter(course, slugs or list(course.assignments), out_folder, as_json=as_json)
        return
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


def _for_otter(course: Course, slugs: list[str], folder: Path, *, as_json: bool) -> None:
    from autograder.fallback.assign import assign

    made = {}
    for slug in slugs:
        with out.status(plain(f"{slug} ...")):
            made[slug] = assign(course.assignment(slug), course.settings, folder / slug)
        if not as_json:
            out.print(plain(f"{slug}: {made[slug].parent.parent} (student/, and autograder/ with solution and zip)"), soft_wrap=True)
    if made and not as_json:
        slug, path = next(iter(made.items()))
        out.print(plain(f"to try it out: otter run {path.parent / slug}.ipynb -a {path}"), soft_wrap=True)
    if as_json:
        print_json({"schema": 1, "zips": {slug: str(path) for slug, path in made.items()}})
