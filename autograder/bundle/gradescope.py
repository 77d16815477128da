"""The zip that Gradescope takes: at its root setup.sh, run_autograder, and what they need."""

from __future__ import annotations

from collections.abc import Iterator

from autograder.bundle.contents import TEMPLATES, Item, contents
from autograder.bundle.needs import Needs
from autograder.bundle.orders import Orders
from autograder.bundle.results import as_bytes, provisional
from autograder.course import Assignment, Course

MAX_MB = 100  # what Gradescope's upload takes


def gradescope_items(course: Course, assignment: Assignment, needs: Needs, orders: Orders) -> Iterator[Item]:
    """All files of the zip.

    Raises UsageError if grader.yml names images that are not there.
    """
    yield from contents(course, assignment, needs, orders)
    yield Item("run_autograder", (TEMPLATES / "run_autograder").read_bytes(), program=True)
    yield Item("provisional.json", as_bytes(provisional(orders)))
