"""A course made of Otter's tests alone, for `autograder grade --otter-tests`."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from autograder.cli.options import course_of
from autograder.course import Course
from autograder.errors import NoCourse
from autograder.otter.archive import unpacked
from autograder.settings import Settings


@contextlib.contextmanager
def course_of_tests(source: Path, course_folder: Path | None) -> Iterator[tuple[Course, str]]:
    """While inside, there is a course with these tests; its settings are those of the course around, or the usual ones."""
    with unpacked(source) as (root, slug):
        try:
            settings = course_of(course_folder).settings
        except NoCourse:
            if course_folder is not None:
                raise
            settings = Settings(course=slug)
        yield Course(root, settings), slug
