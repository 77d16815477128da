"""The commands `autograder bundle gradescope|container`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from autograder.bundle.orders import Orders, Visibility
from autograder.cli.options import CourseOption, JsonOption, course_of, err, out, plain, print_json

if TYPE_CHECKING:
    from autograder.bundle.needs import Needs
    from autograder.course import Assignment, Course

bundle = typer.Typer(
    name="bundle",
    help="Pack an assignment to be graded elsewhere: by Gradescope, or in a container.\n\nExample:  autograder bundle gradescope 01_output_sizes",
    no_args_is_help=True,
)

SlugArgument = Annotated[str, typer.Argument(metavar="SLUG", help="Which assignment.", show_default=False)]
RequirementsOption = Annotated[
    Path | None,
    typer.Option(
        "--requirements",
        metavar="FILE",
        help="Locked libraries with digests, instead of those that the assignment needs by what it imports.",
        show_default=False,
    ),
]


@bundle.command()
def gradescope(
    slug: SlugArgument,
    to: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where the zip goes; by default SLUG-gradescope.zip.", show_default=False)] = None,
    hidden_checks: Annotated[
        Visibility, typer.Option("--hidden-checks", metavar="WHEN", help="When students see hidden checks: visible, after_due_date, after_published or hidden.")
    ] = Visibility.AFTER_PUBLISHED,
    minutes: Annotated[int, typer.Option("--minutes", min=2, max=40, metavar="N", help="The time that the autograder has in Gradescope's settings.")] = 10,
    requirements: RequirementsOption = None,
    as_json: JsonOption = False,
    course_folder: CourseOption = None,
) -> None:
    """Write the zip that Gradescope takes. It holds the hidden checks of this assignment, and of no other.

    Gradescope hides the total from students as long as one check is hidden.

    Example:  autograder bundle gradescope 01_output_sizes --out 01.zip
    """
    from autograder.bundle.archive import write_zip
    from autograder.bundle.gradescope import MAX_MB, gradescope_items

    course, assignment, needs = _what(slug, requirements, course_folder)
    orders = Orders(slug, assignment.max_score, needs.memory_mb, needs.dataset, hidden_checks, minutes)
    path = to or Path(f"{slug}-gradescope.zip")
    size = write_zip(path, gradescope_items(course, assignment, needs, orders))
    if as_json:
        print_json({"schema": 1, "file": str(path), "bytes": size, "assignment": slug, "points": orders.max_score, "memory_mb": orders.memory_mb})
        return
    out.print(plain(f"{path}: {size / 1e6:.1f} MB, to be uploaded as the autograder of a programming assignment of {orders.max_score:g} points"))
    if needs.tensorflow:
        out.print(plain(f"Set its container to at least {orders.memory_mb // 1024} GB: TensorFlow does not fit into the smallest."))
    if size > MAX_MB << 20:
        err.print(plain(f"Gradescope takes uploads of up to {MAX_MB} MB; this may be too much."))


@bundle.command()
def container(
    slug: SlugArgument,
    to: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="A new folder; by default SLUG-container.", show_default=False)] = None,
    requirements: RequirementsOption = None,
    as_json: JsonOption = False,
    course_folder: CourseOption = None,
) -> None:
    """Write a folder with a Dockerfile: the container grades what lies in /in and leaves the results in /out.

    Example:  autograder bundle container 01_output_sizes --out grade-01
    """
    from autograder.bundle.archive import write_folder
    from autograder.bundle.container import container_items

    course, assignment, needs = _what(slug, requirements, course_folder)
    orders = Orders(slug, assignment.max_score, needs.memory_mb, needs.dataset)
    folder = to or Path(f"{slug}-container")
    write_folder(folder, container_items(course, assignment, needs, orders))
    if as_json:
        print_json({"schema": 1, "folder": str(folder), "assignment": slug, "points": orders.max_score, "memory_mb": orders.memory_mb})
    else:
        out.print(plain(f"{folder}: a Dockerfile and all that it needs; how to build and run it stands in {folder / 'README.md'}"))


def _what(slug: str, requirements: Path | None, course_folder: Path | None) -> tuple[Course, Assignment, Needs]:
    from autograder.bundle.needs import needs_of

    course = course_of(course_folder)
    assignment = course.assignment(slug)
    needs = needs_of(course, assignment, requirements)
    if needs.missing:
        err.print(plain(_not_locked(assignment, needs)))
    return course, assignment, needs


def _not_locked(assignment: Assignment, needs: Needs) -> str:
    wanted, missing = assignment.folder / "requirements.txt", ", ".join(needs.missing)
    return (
        f"{wanted} names {missing}, which the locked libraries of this bundle do not hold; what imports them will fail there. "
        "Lock them all with `uv pip compile --generate-hashes`, and name the file: --requirements FILE"
    )
