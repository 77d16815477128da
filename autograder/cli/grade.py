"""The command `autograder grade`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from autograder.cli.options import CourseOption, IsolationOption, JobsOption, JsonOption, course_of


def grade(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Notebooks, scripts, folders of them, or zips as an LMS makes them.", show_default=False)
    ],
    assignment: Annotated[str | None, typer.Option("--assignment", metavar="SLUG", help="Which assignment it is; by default each notebook says so.")] = None,
    out_folder: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where records, pages and grades go.")] = Path("results"),
    jobs: JobsOption = None,
    as_json: JsonOption = False,
    allow_isolation: IsolationOption = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Grade everything again, also what has not changed since the last run.")] = False,
    fail_under: Annotated[float | None, typer.Option("--fail-under", metavar="POINTS", help="Exit with 1 if a submission scores less.")] = None,
    shard: Annotated[
        str | None,
        typer.Option("--shard", metavar="I/N", help="Grade part I of N, as one of several machines; then: merge.", show_default=False),
    ] = None,
    cold: Annotated[bool, typer.Option("--cold", help="Start new processes for each submission instead of forking warm ones: slow, to compare with.")] = False,
    course_folder: CourseOption = None,
) -> None:
    """Grade submissions: a record and a page for each, grades.csv and a class page for all.

    What has been graded before and has not changed is not graded again, so that the same command goes on
    where an interrupted run ended.

    Example:  autograder grade handed-in/ --out results
    """
    from autograder.cli.grading import Wishes, grade_class
    from autograder.shard import parse

    course = course_of(course_folder)
    part = parse(shard) if shard else None
    wishes = Wishes(assignment, jobs, allow_isolation, fresh, as_json, fail_under, part, cold)
    raise typer.Exit(grade_class(course, paths, out_folder, wishes))
