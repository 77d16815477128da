"""The command `autograder verify`."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from autograder.cli.options import CourseOption, JobsOption, JsonOption, course_of, default_jobs, err, out, plain, print_json

if TYPE_CHECKING:
    from autograder.course import Assignment, Course
    from autograder.sandbox.process import Sandbox
    from autograder.verify import Report

PROMISES = {
    "solution": "earns all points",
    "accepted": "earn all points",
    "stub": "earns none",
    "misconception": "caught and named by the check that each names",
}


def verify(
    slugs: Annotated[list[str] | None, typer.Argument(metavar="[SLUG...]", help="The assignments to verify; all by default.", show_default=False)] = None,
    jobs: JobsOption = None,
    as_json: JsonOption = False,
    course_folder: CourseOption = None,
) -> None:
    """Prove the course material: solutions and accepted answers earn everything, stubs nothing, and every misconception is caught and named.

    Exits with 1 if a promise is broken, and says which file to mend.

    Example:  autograder verify 01_output_sizes
    """
    from autograder.build import build
    from autograder.canary import best_sandbox
    from autograder.sandbox.warm import warm_workers

    course = course_of(course_folder)
    assignments = [course.assignment(slug) for slug in slugs or ()] or list(course.assignments.values())
    problems: list[str] = [f"{file.path} is out of date; run: autograder build" for file in build(course, tuple(slugs or ())) if not file.fresh]
    reports: list[Report] = []
    with warm_workers((assignment.solution.read_bytes() for assignment in assignments), course.settings.sandbox) as warm:
        sandbox = best_sandbox(settings=course.settings, first=warm).sandbox
        for assignment in assignments:
            report = prove(assignment, sandbox, course, jobs)
            reports.append(report)
            problems += report.problems
            if not as_json:
                show(report)
    if as_json:
        print_json({"schema": 1, "problems": problems, "assignments": [asdict(report) for report in reports]})
    else:
        for problem in problems:
            out.print("[red]✗[/] ", end="")
            out.print(plain(problem), soft_wrap=True)
        out.print("[red]a promise is broken[/]" if problems else "[green]every promise is kept[/]")
    raise typer.Exit(1 if problems else 0)


def prove(assignment: Assignment, sandbox: Sandbox, course: Course, jobs: int | None) -> Report:
    """Try everything that one assignment promises, behind a progress bar."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from autograder.training import Trainer
    from autograder.verify import prove_oracle, variants
    from autograder.verify import verify as verify_assignment

    settings, limits = course.settings, course.settings.limits
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
        task = progress.add_task(assignment.slug, total=len(list(variants(assignment))))
        report = verify_assignment(
            *(assignment, sandbox, limits),
            jobs=jobs or default_jobs(limits.memory_mb)[0],
            progress=lambda _: progress.advance(task),
            trainer=Trainer(settings.dataset, settings.training, course.root, assignment.folder),
            allow_layers=settings.allow_layers,
        )
    report.uncalibrated = uncalibrated(assignment, course) or ""
    try:
        report.oracle = prove_oracle(assignment)
    except AssertionError as difference:
        report.oracle, report.broken_oracle = "oracle differs from Keras", f"oracle.py differs from Keras: {difference}"
    return report


def uncalibrated(assignment: Assignment, course: Course) -> str | None:
    """What is not known of the accuracy threshold, if the assignment has one."""
    from autograder.calibrate import trains
    from autograder.data import open_dataset
    from autograder.training.calibration import problem

    if not trains(assignment):
        return None
    settings = course.settings
    digest = open_dataset(settings.dataset, root=course.root).digest
    return problem(assignment.folder, assignment.slug, settings.dataset, digest, settings.training)


def show(report: Report) -> None:
    """Print what was tried of one assignment."""
    counts = Counter(finding.kind for finding in report.findings)
    good = Counter(finding.kind for finding in report.findings if not finding.problems)
    full = max((finding.max_score for finding in report.findings), default=0.0)
    out.print(f"[bold]{report.slug}[/] ({full:g} points)")
    for kind, promise in PROMISES.items():
        if counts[kind]:
            out.print(f"  {good[kind]:3d} of {counts[kind]:3d}  {kind}: {promise}")
    out.print(" " * 14, plain(report.oracle), sep="")
    if report.uncalibrated:
        out.print(" " * 14, "[yellow]warning:[/] ", plain(report.uncalibrated), sep="")
