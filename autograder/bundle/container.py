"""The recipe of a container that grades whatever lies in /in and leaves the results in /out."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from autograder.bundle.contents import TEMPLATES, Item, contents
from autograder.bundle.needs import Needs
from autograder.bundle.orders import Orders
from autograder.course import Assignment, Course

FILLED_IN = ("Dockerfile", "README.md", "grade")


def container_items(course: Course, assignment: Assignment, needs: Needs, orders: Orders) -> Iterator[Item]:
    """All files of the recipe's folder.

    Raises UsageError if grader.yml names images that are not there.
    """
    yield from contents(course, assignment, needs, orders)
    templates = Environment(loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, keep_trailing_newline=True, trim_blocks=True)  # noqa: S701  no HTML
    for name in FILLED_IN:
        text = templates.get_template(f"{name}.j2").render(orders=orders, title=assignment.title, image=_image(orders))
        yield Item(name, text.encode(), program=name == "grade")


def _image(orders: Orders) -> str:
    """A name that docker takes: small letters, digits, and single signs between them."""
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in orders.assignment.lower()).split()
    return "-".join(["grade", *words])
