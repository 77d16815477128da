"""The command `autograder grade`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from autograder.cli.options import CourseOption, IsolationOption, JobsOption, JsonOption, course_of
from autograder.errors import UsageError


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
    otter_tests: Annotated[
        Path | None,
        typer.Option("--otter-tests", metavar="PATH", help="Grade with Otter's tests: its autograder.zip, or a folder of test files.", show_default=False),
    ] = None,
    cold: Annotated[bool, typer.Option("--cold", help="Start new processes for each submission instead of forking warm ones: slow, to compare with.")] = False,
    course_folder: CourseOption = None,
) -> None:
    """Grade submissions: a record and a page for each, grades.csv and a class page for all.

    What has been graded before and has not changed is not graded again, so that the same command goes on
    where an interrupted run ended.

    Examples:  autograder grade handed-in/ --out results

               autograder grade handed-in/ --otter-tests autograder.zip
    """
    from autograder.cli.grading import Wishes, grade_class
    from autograder.cli.otter import course_of_tests
    from autograder.shard import parse

    part = parse(shard) if shard else None
    wishes = Wishes(assignment, jobs, allow_isolation, fresh, as_json, fail_under, part, cold)
    if otter_tests is None:
        raise typer.Exit(grade_class(course_of(course_folder), paths, out_folder, wishes))
    if assignment:
        raise UsageError("--otter-tests says which assignment it is; leave --assignment out")
    with course_of_tests(otter_tests, course_folder) as (course, slug):
        raise typer.Exit(grade_class(course, paths, out_folder, replace(wishes, assignment=slug)))
