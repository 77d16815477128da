"""The command `autograder check`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from autograder.cli.options import ICONS, CourseOption, JsonOption, course_of, err, out, plain, print_json
from autograder.errors import Unreadable, UsageError
from autograder.outcome import Outcome, Verdict, total


def check(
    notebook: Annotated[Path, typer.Argument(metavar="NOTEBOOK", help="The notebook or script to check.", show_default=False)],
    assignment: Annotated[str | None, typer.Option("--assignment", metavar="SLUG", help="Which assignment it is; by default the notebook says so.")] = None,
    as_json: JsonOption = False,
    course_folder: CourseOption = None,
) -> None:
    """Run the visible checks on one notebook, as a student or CI would. Exits with 1 if one does not pass.

    Example:  autograder check assignments/01_output_sizes/01_output_sizes.ipynb
    """
    from autograder.canary import best_sandbox
    from autograder.grader import examine
    from autograder.intake.identify import identify
    from autograder.intake.notebook import read

    course = course_of(course_folder)
    if not notebook.is_file():
        raise UsageError(f"no such file: {notebook}")
    try:
        parsed = read(notebook.read_bytes(), notebook.name)
        found = course.assignment(assignment or identify(parsed, course.stubs))
    except Unreadable as problem:
        raise UsageError(f"{notebook}: {problem}") from problem
    with err.status(f"checking {found.slug} ..."):
        outcomes, notes, _ = examine(parsed, found, best_sandbox().sandbox, course.settings.limits, course.settings.seed, visible_only=True)
    if as_json:
        print_json({"schema": 1, "assignment": found.slug, "outcomes": [asdict(outcome) for outcome in outcomes], "notes": notes})
    else:
        titles = {each.name: each.title for each in found.visible_checks}
        for outcome in outcomes:
            show(outcome, titles[outcome.check])
        for note in notes:
            out.print(plain(note))
        passed = sum(outcome.verdict is Verdict.PASSED for outcome in outcomes)
        out.print(f"\n{passed} of {len(outcomes)} visible checks passed, {total(outcomes):g} points of {found.max_score:g}; the hidden checks decide the rest")
    raise typer.Exit(0 if all(outcome.verdict is Verdict.PASSED for outcome in outcomes) else 1)


def show(outcome: Outcome, title: str) -> None:
    """Print one outcome as a student reads it."""
    out.print(f"{outcome.question}  {ICONS[outcome.verdict]}  ", end="")
    out.print(plain(title))
    for text in (outcome.message, outcome.hint and f"Hint: {outcome.hint}"):
        if text:
            out.print("     ", end="")
            out.print(plain(text))
