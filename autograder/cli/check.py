"""The command `autograder check`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from autograder.cli.options import ICONS, CourseOption, JsonOption, course_of, err, out, plain, print_json
from autograder.errors import Unreadable, UsageError
from autograder.outcome import Outcome, Verdict
from autograder.settings import Settings

if TYPE_CHECKING:
    from autograder.check import Check
    from autograder.intake.notebook import Notebook
    from autograder.values import Stage


def check(
    notebook: Annotated[Path, typer.Argument(metavar="NOTEBOOK", help="The notebook or script to check.", show_default=False)],
    assignment: Annotated[str | None, typer.Option("--assignment", metavar="SLUG", help="Which assignment it is; by default the notebook says so.")] = None,
    checks_file: Annotated[
        Path | None, typer.Option("--checks", metavar="PATH", help="The checks that came with the notebook, if you have no course: a file, or Otter's folder.")
    ] = None,
    as_json: JsonOption = False,
    course_folder: CourseOption = None,
) -> None:
    """Run the visible checks on one notebook, as a student or CI would. Exits with 1 if one does not pass.

    A student who has no course names the checks:  autograder check mine.ipynb --checks test_visible.py

    Example:  autograder check assignments/01_output_sizes/01_output_sizes.ipynb
    """
    from autograder.canary import best_sandbox
    from autograder.grader import examine
    from autograder.intake.notebook import read

    if not notebook.is_file():
        raise UsageError(f"{notebook} is not a file; name one notebook" if notebook.exists() else f"no such file: {notebook}")
    try:
        parsed = read(notebook.read_bytes(), notebook.name)
        checks, settings, stage = checks_of(parsed, assignment, course_folder, checks_file)
    except Unreadable as problem:
        raise UsageError(f"{notebook}: {problem}") from problem
    if not checks:
        raise UsageError("there are no visible checks for this notebook")
    with err.status("checking ..."):
        found = examine(parsed, checks, best_sandbox().sandbox, settings.limits, "check", allow_layers=settings.allow_layers, stage=stage)
    if as_json:
        print_json({"schema": 1, "outcomes": [asdict(outcome) for outcome in found.outcomes], "notes": found.notes})
    else:
        for each, outcome in zip(checks, found.outcomes, strict=True):
            show(outcome, each.title)
        for note in found.notes:
            out.print(plain(note))
        passed = sum(outcome.verdict is Verdict.PASSED for outcome in found.outcomes)
        out.print(f"\n{passed} of {len(checks)} visible checks passed; hidden checks with other inputs decide the rest of the points")
    raise typer.Exit(0 if all(outcome.verdict is Verdict.PASSED for outcome in found.outcomes) else 1)


def checks_of(parsed: Notebook, slug: str | None, course_folder: Path | None, file: Path | None) -> tuple[tuple[Check, ...], Settings, Stage]:
    """The visible checks of a notebook, the settings for it and what it finds: the course's, or, where a student has no course, those of `file`.

    A file of checks is code that runs with the caller's rights: it has to be named, never found beside a stranger's notebook.
    """
    from autograder.check import load
    from autograder.intake.identify import identify
    from autograder.otter.tests import load_tests
    from autograder.values import BARE

    if file is not None:
        found = load_tests(file) if file.is_dir() else load(file, visible=True)
        return tuple(each for each in found if each.visible), Settings(course=""), BARE
    course = course_of(course_folder)
    assignment = course.assignment(slug or identify(parsed, course.stubs, course.other_names))
    return tuple(each for each in assignment.checks if each.visible), course.settings, assignment.stage


def show(outcome: Outcome, title: str) -> None:
    """Print one outcome as a student reads it."""
    out.print(f"{outcome.question}  {ICONS[outcome.verdict]}  ", end="")
    out.print(plain(title))
    for text in (outcome.message, outcome.hint and f"Hint: {outcome.hint}"):
        if text:
            out.print("     ", end="")
            out.print(plain(text))
