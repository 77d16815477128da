"""What `assignments/` holds: the students' notebooks, their checks, and what else lies beside them, all made from `solutions/`.

The same source gives the same bytes, whatever machine builds it: cell ids come from the slug and the position.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder.course import Assignment, Course
from autograder.errors import AuthorError
from autograder.fallback import export
from autograder.record import write_atomically
from autograder.stub import as_bytes, notebook_json, stub_script


@dataclass(frozen=True, slots=True)
class Built:
    """One file that belongs into `assignments/`."""

    path: Path
    data: bytes

    @property
    def fresh(self) -> bool:
        """Whether the file on disk is this one, byte for byte."""
        return self.path.is_file() and self.path.read_bytes() == self.data


def build(course: Course, slugs: tuple[str, ...] = ()) -> tuple[Built, ...]:
    """Everything that `assignments/` has to hold, not yet written.

    Raises AuthorError if a solution can not be turned into a stub safely.
    """
    wanted = [course.assignment(slug) for slug in slugs] or list(course.assignments.values())
    return tuple(file for assignment in wanted for file in _files(course.root / "assignments" / assignment.slug, assignment))


def write(files: tuple[Built, ...]) -> list[Path]:
    """Write what is not fresh; returns the paths written."""
    stale = [file for file in files if not file.fresh]
    for file in stale:
        write_atomically(file.path, file.data)
    return [file.path for file in stale]


def foreign(course: Course, files: tuple[Built, ...]) -> list[Path]:
    """Files in `assignments/` that no solution makes."""
    known = {file.path for file in files}
    folder = course.root / "assignments"
    found = [path for path in folder.rglob("*") if path.is_file() and not _ignored(path.relative_to(folder))]
    return sorted(path for path in found if path not in known)


def _files(folder: Path, assignment: Assignment) -> tuple[Built, ...]:
    tests = export.visible_tests(assignment)
    notebook = notebook_json(stub_script(assignment.solution), assignment.slug)
    notebook["metadata"]["otter"] = export.metadata(assignment, tests)
    files = {f"{assignment.slug}.ipynb": as_bytes(notebook), **{f"tests/{name}.py": text.encode() for name, text in tests.items()}}
    checks = assignment.folder / "test_visible.py"
    if checks.is_file():
        files[checks.name] = checks.read_bytes()
    elif not assignment.otter_tests.is_dir():
        raise AuthorError(f"{checks} is missing; students need visible checks, and the notebook looks for them")
    for path in assignment.files:
        name = path.relative_to(assignment.folder / "files").as_posix()
        if name in files:
            raise AuthorError(f"{path} has the name of a file that is built; rename it")
        files[name] = path.read_bytes()
    return tuple(Built(folder / name, data) for name, data in sorted(files.items()))


def _ignored(path: Path) -> bool:
    return any(part.startswith(".") or part == "__pycache__" for part in path.parts)
