"""The files of a bundle: the program, one assignment, the settings, and whatever images it needs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import autograder
from autograder.bundle.needs import Needs
from autograder.bundle.orders import FILE, Orders
from autograder.course import Assignment, Course
from autograder.data.dataset import source_of
from autograder.data.folder import Folder
from autograder.settings import Fence, Isolation

PACKAGE = Path(autograder.__file__).parent
TEMPLATES = Path(__file__).parent / "templates"
OWN_IMAGES = PurePosixPath("datasets/own")  # where images go that do not lie in the course's folder
HERE_ONLY = ("sandbox", "container")  # keys of grader.yml about the machine that it was written for


@dataclass(frozen=True, slots=True, order=True)
class Item:
    """One file of a bundle."""

    path: str  # from the bundle's root, with slashes
    data: bytes
    program: bool = False


def contents(course: Course, assignment: Assignment, needs: Needs, orders: Orders) -> Iterator[Item]:
    """What every bundle holds.

    Raises UsageError if grader.yml names images that are not there.
    """
    images = _own_images(course, needs)
    yield Item("setup.sh", (TEMPLATES / "setup.sh").read_bytes(), program=True)
    yield Item("requirements.txt", needs.requirements)
    yield Item(FILE, orders.as_json())
    yield Item("grader.yml", _settings(course, images[1] if images else None))
    yield from _folder(PACKAGE, "autograder")
    yield from _folder(assignment.folder, f"solutions/{assignment.slug}")
    if images:
        yield from _folder(images[0], str(images[1]))


def _folder(folder: Path, name: str) -> Iterator[Item]:
    """All files below a folder, but for what Python and editors leave there."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and "__pycache__" not in parts and not any(part.startswith(".") for part in parts):
            yield Item(f"{name}/{'/'.join(parts)}", path.read_bytes())


def _own_images(course: Course, needs: Needs) -> tuple[Path, PurePosixPath] | None:
    """An instructor's folder of images, and where it goes: the same place if it lies in the course's folder."""
    source = source_of(needs.dataset, course.root) if needs.dataset else None
    if not isinstance(source, Folder):
        return None
    name = PurePosixPath(source.name)
    return source.path, OWN_IMAGES if name.is_absolute() or ".." in name.parts else name


def _settings(course: Course, images: PurePosixPath | None) -> bytes:
    """The course's grader.yml, with what is different in a container."""
    from ruamel.yaml import YAML

    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 4096  # characters, so that no line of the author's is folded
    data: Any = yaml.load((course.root / "grader.yml").read_text("utf-8"))
    for key in HERE_ONLY:
        data.pop(key, None)
    data["isolation"] = Isolation.PARTIAL.value  # containers forbid the namespaces that full isolation rests on
    data["sandbox"] = Fence.AUTO.value
    if images is not None:
        data["dataset"] = str(images)
    written = io.BytesIO()
    yaml.dump(data, written)
    return written.getvalue()
