"""What an assignment needs to be graded elsewhere, read from its own files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import autograder
from autograder.course import Assignment, Course
from autograder.errors import UsageError
from autograder.fallback.assign import authors_requirements, imported_by, packages_in

SMALL, LARGE, WITH_OTTER = "grade.txt", "grade-tf.txt", "grade-otter.txt"  # of the folder requirements/
TENSORFLOW = ("tensorflow", "keras")
# Gradescope's containers have 768 MB at first. TensorFlow in a worker and in a training need some 600 MB each, and images come on top.
MEMORY_MB, MEMORY_MB_OF_TENSORFLOW = 768, 3072


@dataclass(frozen=True, slots=True)
class Needs:
    """What has to be there besides the assignment itself."""

    requirements: bytes  # versions and digests of all libraries
    tensorflow: bool
    dataset: str | None  # the images that its checks train on, as grader.yml calls them
    missing: tuple[str, ...] = ()  # packages that the author asks for, and that are not locked

    @property
    def memory_mb(self) -> int:
        """Of the container."""
        return MEMORY_MB_OF_TENSORFLOW if self.tensorflow else MEMORY_MB


def needs_of(course: Course, assignment: Assignment, requirements: Path | None = None) -> Needs:
    """Look at an assignment; `requirements` is a locked file to use instead of the one that would be chosen.

    Raises UsageError if there is no such file, AuthorError if the checks can not be loaded.
    """
    trains = any("trainer" in check.asks_for for check in assignment.checks)
    tensorflow = trains or not imported_by(assignment).isdisjoint(TENSORFLOW)
    chosen = requirements or _shipped(course, WITH_OTTER if assignment.otter_tests.is_dir() else LARGE if tensorflow else SMALL)
    try:
        locked = chosen.read_bytes()
    except OSError as problem:
        raise UsageError(f"{chosen}: {problem.strerror}; name a file of locked requirements: --requirements FILE") from problem
    if b"--hash=" not in locked:
        raise UsageError(f"{chosen} has no digests (--hash=...), and pip is told to want them: uv pip compile --generate-hashes")
    return Needs(locked, tensorflow, course.settings.dataset if trains else None, _missing(assignment, locked))


def _missing(assignment: Assignment, locked: bytes) -> tuple[str, ...]:
    """What the author's requirements name and a locked file does not; tensorflow-cpu is a tensorflow."""
    wanted = packages_in(authors_requirements(assignment))
    there = packages_in(locked.decode("utf-8", "replace"))
    return tuple(sorted(wanted - there - {name.removesuffix("-cpu") for name in there}))


def _shipped(course: Course, name: str) -> Path:
    """The course's own file, else the one beside this program."""
    own = course.root / "requirements" / name
    return own if own.is_file() else Path(autograder.__file__).parents[1] / "requirements" / name
