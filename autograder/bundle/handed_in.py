"""Which of the files in Gradescope's submission folder is to be graded."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from autograder.course import Assignment, Course
from autograder.errors import Unreadable, UsageError
from autograder.intake.identify import identify
from autograder.intake.notebook import Notebook, claimed_assignment, read
from autograder.intake.submission import Submission, collect

NAMED = 5  # files that a sentence lists


def choose(folder: Path, course: Course, assignment: Assignment) -> Submission:
    """Find the one notebook of this assignment; a whole repository with those of others is fine.

    Raises Unreadable, with a sentence for the student, if there is none or more than one.
    """
    stubs = course.stubs[assignment.slug]
    try:
        found = [_named(each, folder) for each in collect([folder], stubs, max_mb=course.settings.limits.notebook_mb).submissions]
    except UsageError:
        raise Unreadable(f"there is no notebook in what you handed in{_files(folder)}; hand in {assignment.slug}.ipynb itself") from None
    if len(found) == 1:
        return found[0]
    mine = [each for each in found if _is_of(each, course)]
    notebooks = [each for each in mine if each.name.lower().endswith(".ipynb")]  # beside its own export as a script
    match notebooks or mine:
        case [one]:
            return one
        case []:
            raise Unreadable(f"none of the {len(found)} notebooks that you handed in is of {assignment.slug}: {_list(found)}")
        case several:
            raise Unreadable(f"you handed in {len(several)} notebooks of {assignment.slug}, and only you know which one counts: {_list(several)}; hand in one")


def known_to_be(notebook: Notebook, course: Course, assignment: Assignment) -> str | None:
    """The slug to grade a chosen notebook as; None if its metadata names something else, so that its functions have to speak for it.

    A bundle holds one assignment, which need not have a function to be known by: those written for Otter often ask for variables only.
    """
    claim = claimed_assignment(notebook)
    foreign = claim is not None and course.other_names.get(claim, claim) != assignment.slug
    return None if foreign and course.stubs[assignment.slug] else assignment.slug


def _named(submission: Submission, folder: Path) -> Submission:
    """Called by its name in the folder."""
    return replace(submission, source=submission.source.replace(f"{folder}/", ""))


def _is_of(submission: Submission, course: Course) -> bool:
    try:
        identify(read(submission.read(), submission.name), course.stubs, course.other_names)
    except Unreadable:
        return False
    return True


def _list(submissions: Sequence[Submission]) -> str:
    return ", ".join(each.source for each in submissions[:NAMED]) + (", ..." if len(submissions) > NAMED else "")


def _files(folder: Path) -> str:
    """The names that are there, in brackets; nothing if there are none."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        names = []
    return f" (only: {', '.join(names[:NAMED])}{', ...' if len(names) > NAMED else ''})" if names else ""
