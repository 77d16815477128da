"""The command `autograder report`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from autograder.cli.options import CourseOption, JsonOption, course_of, out, plain, print_json
from autograder.errors import UsageError


def report(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A results folder, as grade makes it.", show_default=False)],
    as_json: JsonOption = False,
    course_folder: CourseOption = None,
) -> None:
    """Write the pages and grades.csv again from the records, without grading.

    Example:  autograder report results
    """
    from autograder.cli.results import write_results

    course = course_of(course_folder)
    if not any((folder / "records").glob("*.json")):
        raise UsageError(f"no records in {folder / 'records'}; grade something first: autograder grade PATH --out {folder}")
    records = write_results(folder, course)
    if as_json:
        print_json({"schema": 1, "submissions": [record.as_json() for record in records]})
    else:
        out.print(plain(f"{len(records)} pages and the class page: {folder / 'index.html'}"))
