"""Whose fault it is, as types.

    AutograderError
    ├── UsageError            the caller's: a path, an option, grader.yml            exit code 2
    │   └── NoCourse          there is no grader.yml at all
    ├── AuthorError           the course author's: a check, a marker, a bank entry   exit code 2
    ├── MachineError          the machine's: no sandbox, a full disk                 exit code 4
    └── Unreadable            the submission's: no notebook can be read from it      a record, never an exit

A student's own mistakes are no exceptions at all: they are outcomes (see outcome.py).
"""

from __future__ import annotations


class AutograderError(Exception):
    """A problem that a person can mend; its text says what, where, and how."""

    exit_code = 5


class UsageError(AutograderError):
    """The command line or grader.yml asks for something that cannot be."""

    exit_code = 2


class NoCourse(UsageError):
    """There is no grader.yml where one was looked for."""


class AuthorError(AutograderError):
    """The course material breaks one of its own rules."""

    exit_code = 2


class MachineError(AutograderError):
    """This machine lacks something that grading needs."""

    exit_code = 4


class Unreadable(AutograderError):
    """A submission is not something that can be graded; the text is a sentence for its record."""
