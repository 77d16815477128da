"""Everything that lies where the caller pointed: files in folders and in zips, told apart by name."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import partial
from io import BytesIO
from pathlib import Path

from autograder.errors import Unreadable
from autograder.intake.archive import MB, Archive, Member, Place, open_archive

MAX_DEPTH = 2  # zips in a zip: a student's zip in the class's, and one more
MAX_SCRIPT_MB = 1
OF_A_CLASS, OF_A_STUDENT = (200_000, 2_000 * MB), (10_000, 100 * MB)  # files and bytes in a zip on disk, and in a zip in it
SKIPPED = ("__MACOSX", "__pycache__", "node_modules")  # and all that begins with a dot
LINK = "this is a symbolic link, which is not followed"
# Also hw1.ipynb.txt, hw1.ipynb.json, hw1.ipynb (1): browsers and LMS add such endings.
NOTEBOOK = re.compile(r"\.ipynb(?:[ ._-]{0,2}(?:\([0-9]{1,3}\)|[0-9]{1,3}|copy|txt|json|download)){0,3}$", re.IGNORECASE)
ZIP = re.compile(r"\.zip(?: ?\([0-9]{1,3}\))?$", re.IGNORECASE)


class Kind(IntEnum):
    """What an entry is good for."""

    WORK = 0  # a notebook, a script, or something that is said to be one
    ZIP = 1  # a zip that was opened; what it holds follows as entries of its own
    OTHER = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One file; `parts` are the names on the way to it, from the folder that the caller named (or named a file of).

    The first `zipped` of them lead to the zip that the file lies in; 0 if it lies in none.
    """

    root: Path
    parts: tuple[str, ...]
    source: str
    place: Place
    kind: Kind = Kind.OTHER
    problem: str | None = None
    zipped: int = 0

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.parts[-1]

    @property
    def folder(self) -> tuple[Path, tuple[str, ...]]:
        """What is the same for all entries of one folder, or of one folder in a zip."""
        return self.root, self.parts[:-1]


class TooMuch(Unreadable):
    """The zips in a zip hold more than anybody looks through."""

    def __init__(self, budget: Budget) -> None:
        super().__init__(f"the zips in this zip hold more than {budget.files:,} files or {budget.size // MB:,} MB; what came after that was not looked at")
        self.budget = budget


@dataclass(slots=True, eq=False)
class Budget:
    """How much may lie in a zip together with the zips in it; each of them alone has its limits, see archive.py."""

    files: int
    size: int  # bytes of what has to be unpacked to know what it is
    taken_files: int = 0
    taken_size: int = 0

    def take(self, member: Member) -> None:
        """Count a file; raises TooMuch if there are too many."""
        self.taken_files += 1
        self.taken_size += min(member.size, MAX_SCRIPT_MB * MB) if member.parts[-1].lower().endswith(".py") else 0
        if self.taken_files > self.files or self.taken_size > self.size:
            raise TooMuch(self)


class Finder:
    """Looks for work: notebooks by their name, scripts by the functions that they define."""

    def __init__(self, stub_names: Collection[str], max_mb: int) -> None:
        """Take the names of the functions that make a script a submission, and the largest size of a zip in a zip."""
        names = "|".join(map(re.escape, stub_names)).encode()
        self._stub = re.compile(rb"^[ \t]*(?:async[ \t]+)?def[ \t]+(?:%b)[ \t]*[(\[]" % names, re.MULTILINE) if names else None
        self._max_mb = max_mb

    def in_folder(self, folder: Path) -> Iterator[Entry]:
        """All files of a folder and of the folders in it; symbolic links are not followed."""
        root = folder.resolve()
        waiting = [Entry(root, (root.name,), str(folder), Place(root))]
        while waiting:  # not by recursion: folders can be nested more deeply than calls
            here = waiting.pop()
            try:
                items = [item for item in os.scandir(here.place.path) if not _is_skipped(item.name)]
            except OSError as error:
                yield replace(here, kind=Kind.WORK, problem=f"this folder can not be read: {error.strerror}")
                continue
            for item in items:
                entry = _below(here, item.name)
                if item.is_dir(follow_symlinks=False):
                    waiting.append(entry)
                else:
                    yield from self._file(entry, item)

    def named(self, file: Path) -> Iterator[Entry]:
        """A file that the caller named: work, whatever its name; a symbolic link is followed."""
        path = file.absolute()
        root = path.parent.resolve()
        entry = Entry(root, (root.name, path.name), str(file), Place(path.resolve()), Kind.WORK)
        if not path.is_file():
            yield replace(entry, problem="this is not a regular file")
        elif ZIP.search(path.name):
            yield from self._zip_on_disk(entry)
        else:
            yield entry

    def _file(self, entry: Entry, item: os.DirEntry[str]) -> Iterator[Entry]:
        if item.is_symlink():
            yield _suspicious(entry, LINK)
        elif not item.is_file():
            yield _suspicious(entry, "this is not a regular file")
        elif ZIP.search(entry.name):
            yield from self._zip_on_disk(entry)
        else:
            yield self._sorted(entry, entry.place.read)

    def _zip_on_disk(self, entry: Entry) -> Iterator[Entry]:
        try:
            with open_archive(entry.place.path) as archive:
                yield from self._zip(entry, archive, (Budget(*OF_A_CLASS),))
        except Unreadable as refused:
            yield replace(entry, kind=Kind.WORK, problem=str(refused))

    def _zip(self, entry: Entry, archive: Archive, budgets: tuple[Budget, ...]) -> Iterator[Entry]:
        yield replace(entry, kind=Kind.ZIP)
        for member in archive.members():
            if not any(map(_is_skipped, member.parts)):
                for budget in budgets:
                    budget.take(member)
                yield from self._member(_inside(entry, member), archive, member, budgets)

    def _member(self, entry: Entry, archive: Archive, member: Member, budgets: tuple[Budget, ...]) -> Iterator[Entry]:
        if member.is_link:
            yield _suspicious(entry, LINK)
        elif not ZIP.search(entry.name):
            yield self._sorted(entry, partial(archive.read, member.number))
        elif len(entry.place.members) > MAX_DEPTH:
            yield replace(entry, kind=Kind.WORK, problem=f"this is a zip more than {MAX_DEPTH} zips deep")
        else:
            own = () if len(budgets) > 1 else (Budget(*OF_A_STUDENT),)
            try:
                yield from self._zip(entry, Archive(BytesIO(archive.read(member.number, self._max_mb))), (*budgets, *own))
            except Unreadable as refused:
                if isinstance(refused, TooMuch) and refused.budget not in own:
                    raise  # of the zip around this one
                yield replace(entry, kind=Kind.WORK, problem=str(refused))

    def _sorted(self, entry: Entry, read: Callable[[int], bytes]) -> Entry:
        is_script = entry.name.lower().endswith(".py") and self._defines_a_stub(read)
        return replace(entry, kind=Kind.WORK) if is_script or NOTEBOOK.search(entry.name) else entry

    def _defines_a_stub(self, read: Callable[[int], bytes]) -> bool:
        if self._stub is None:
            return False
        try:
            data = read(MAX_SCRIPT_MB)
        except Unreadable:
            return False
        return self._stub.search(data.replace(b"\0", b"").replace(b"\r", b"\n")) is not None  # without the zeros of UTF-16


def _below(folder: Entry, name: str) -> Entry:
    path = folder.place.path / name
    return Entry(folder.root, (*folder.parts, name), str(Path(folder.source) / name), Place(path))


def _inside(archive: Entry, member: Member) -> Entry:
    place = Place(archive.place.path, (*archive.place.members, member.number))
    source = f"{archive.source} -> {'/'.join(member.parts)}"
    return Entry(archive.root, (*archive.parts, *member.parts), source, place, zipped=len(archive.parts))


def _suspicious(entry: Entry, problem: str) -> Entry:
    matters = NOTEBOOK.search(entry.name) or ZIP.search(entry.name)
    return replace(entry, kind=Kind.WORK, problem=problem) if matters else entry


def _is_skipped(name: str) -> bool:
    return name.startswith(".") or name in SKIPPED
