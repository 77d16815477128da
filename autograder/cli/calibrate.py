"""`autograder calibrate`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from autograder.cli.options import CourseOption, JsonOption, course_of, err, out, plain, print_json

if TYPE_CHECKING:
    from autograder.calibrate import Calibration
    from autograder.training.attempt import Attempt


def calibrate(
    slug: Annotated[str, typer.Argument(metavar="SLUG", help="The assignment whose network is trained.", show_default=False)],
    seeds: Annotated[int, typer.Option(min=1, max=1000, help="How many seeds to train each network with.")] = 20,
    dataset: Annotated[
        str | None, typer.Option(metavar="NAME", help="The images: synthetic, caltech101, or a folder; grader.yml says which by default.", show_default=False)
    ] = None,
    as_json: JsonOption = False,
    course_folder: CourseOption = None,
) -> None:
    """Judge the accuracy threshold: how often it fails the course's own network, and how often it passes broken ones.

    Takes some minutes for each data set. What has been trained is kept: after an interruption the same command goes on.

    Example:  autograder calibrate 05_training --seeds 20
    """
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from autograder.calibrate import calibrate as run
    from autograder.calibrate import keep, subjects

    course = course_of(course_folder)
    assignment = course.assignment(slug)
    name = dataset or course.settings.dataset
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
        task = progress.add_task("training", total=seeds * len(subjects(assignment)))

        def tell(subject: str, attempt: Attempt) -> None:
            progress.update(task, advance=1, description=subject)
            if not err.is_terminal:
                err.print(plain(f"{subject}, seed {attempt.seed}: {attempt.best:.3f} after {attempt.steps} steps"))

        found = run(assignment, name, course.settings.training, course.root, seeds, tell)
    path = keep(assignment, found)
    if as_json:
        print_json({"schema": 1, "dataset": name, **found.as_json()})
    else:
        show(found, course.settings.training.threshold)
        out.print(plain(f"kept in {path.relative_to(course.root)}"))


def show(found: Calibration, threshold: float) -> None:
    """Print how many seeds of each network reach each threshold, and what that means for a submission."""
    from rich.table import Table

    tries, refused = len(found.recipe.seeds), found.rows[0].refused
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("threshold")
    for name in found.attempts:
        table.add_column(plain(f"{name}*" if name in refused else name))
    table.add_column(f"fails an honest one ({tries} tries)")
    table.add_column(f"passes a broken one ({tries} tries)")
    for row in found.rows:
        mark = " <-" if abs(row.threshold - threshold) < 1e-9 else ""
        rates = [str(rate) for rate in row.reached.values()]
        wrong = [f"{best:.4f}, at most {most:.4f}" for best, most in (row.false_fails(tries), row.false_passes(tries))]
        table.add_row(f"{row.threshold:g}{mark}", *rates, *wrong)
    out.print(f"{found.seeds} seeds each, up to {found.recipe.steps} steps, {found.images} validation images of {found.dataset}")
    out.print("how many seeds reach the threshold, with exact intervals of 95 %:")
    out.print(table)
    if refused:
        out.print("* refused before it is trained: a submission never passes with it, whatever it would reach")
    if found.recommended is None:
        out.print("[red]no threshold is reached by every seed of the course's network and by no broken one[/]; train for more steps, or on more images")
    elif found.recommended >= threshold:
        out.print(f"[green]{threshold:g} is a good threshold[/]; the highest that every seed reaches and no broken network does is {found.recommended:g}")
    else:
        out.print(f"[red]{threshold:g} is too high[/]: take {found.recommended:g}, which every seed of the course's network reaches")
