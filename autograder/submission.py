"""What was handed in: one submission a notebook, found wherever the caller points.

    collect([Path("submissions.zip")], {"relu", "pool2d"}, max_mb=64)

Nothing is unpacked, nothing is read before `Submission.read`, and nobody is lost in silence: what looks like work and
can not be read is a submission with a problem, everything else is counted in `Intake.ignored`.
"""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from autograder import lms, naming
from autograder.archive import Place
from autograder.entry import NOTEBOOK, ZIP, Entry, Finder, Kind
from autograder.errors import Unreadable, UsageError

ENDINGS = "notebooks end in .ipynb (or .zip, or .py if it defines a function of an assignment)"
MAX_ENDINGS = 12  # so many kinds of ignored files are told apart


@dataclass(frozen=True, slots=True)
class Submission:
    """What one student handed in once: a file that is read when it is asked for.

    `source` is what a person would call it: a path, and in a zip `path -> member`. `problem` says why it can not be read.
    """

    id: str
    source: str
    name: str
    place: Place
    max_mb: int
    problem: str | None = None

    def read(self) -> bytes:
        """Read the file's bytes; raises Unreadable with a sentence for the record."""
        if self.problem:
            raise Unreadable(self.problem)
        return self.place.read(self.max_mb)


@dataclass(frozen=True, slots=True)
class Intake:
    """All submissions, sorted by id, and what else was there, such as "3 .png files"."""

    submissions: tuple[Submission, ...]
    ignored: tuple[str, ...] = ()


def collect(paths: Sequence[Path], stub_names: Collection[str], *, max_mb: int) -> Intake:
    """Find the submissions in files, folders and zips; a script counts if it defines a function named in `stub_names`.

    Raises UsageError if a path does not exist, or if there is no submission at all.
    """
    finder = Finder(stub_names, max_mb)
    found = {path: _entries(finder, path) for path in paths}
    entries = _once(entry for inside in found.values() for entry in inside)
    owners = _owners(entries)
    work = [entry for entry in entries if entry.kind is Kind.WORK]
    work += _without_work(entries, owners)
    if not work:
        raise UsageError("; ".join(_nothing(path, inside) for path, inside in found.items()) + f"; {ENDINGS}")
    work += _named_in_vain(found, work)
    ids = naming.distinct(_labels(work, owners))
    submissions = [
        Submission(id_, naming.printable(entry.source), naming.printable(entry.name), entry.place, max_mb, entry.problem)
        for id_, entry in zip(ids, work, strict=True)
    ]
    return Intake(tuple(sorted(submissions, key=lambda each: each.id)), _ignored(entries, work))


def _entries(finder: Finder, path: Path) -> list[Entry]:
    if not os.path.lexists(path):
        raise UsageError(f"no such file or folder: {path}")
    return list(finder.in_folder(path) if path.is_dir() else finder.named(path))


def _once(entries: Iterable[Entry]) -> list[Entry]:
    """Each file once, although it was named twice; in an order that is the same on every machine."""
    order = sorted(entries, key=lambda entry: (entry.kind, entry.parts, entry.source))
    return list({entry.place: entry for entry in reversed(order)}.values())[::-1]


# Whose it is


def _owners(entries: Sequence[Entry]) -> dict[Place, tuple[int, lms.Owner]]:
    """Whose each file is by the names of an LMS, and which of the file's parts says so."""
    names: dict[tuple[Path, tuple[str, ...]], set[str]] = defaultdict(set)
    for entry in entries:
        names[entry.folder].add(entry.name)
    canvas = {folder: lms.canvas_owners(inside) for folder, inside in names.items()}
    owners = {entry.place: _moodle(entry) or _canvas(entry, canvas) for entry in entries}
    return {place: owner for place, owner in owners.items() if owner}


def _moodle(entry: Entry) -> tuple[int, lms.Owner] | None:
    found = ((at, lms.moodle_owner(part)) for at, part in enumerate(entry.parts))
    return next(((at, owner) for at, owner in found if owner), None)


def _canvas(entry: Entry, canvas: dict[tuple[Path, tuple[str, ...]], dict[str, lms.Owner]]) -> tuple[int, lms.Owner] | None:
    """Take the name among those of most students: a zip of the class may happen to be called like one of a student."""
    folders = [(at, canvas.get((entry.root, entry.parts[:at]), {})) for at in range(len(entry.parts))]
    found = [(at, owners) for at, owners in folders if entry.parts[at] in owners]
    if not found:
        return None
    at, owners = max(found, key=lambda each: len({owner.student for owner in each[1].values()}))
    return at, owners[entry.parts[at]]


def _without_work(entries: Sequence[Entry], owners: dict[Place, tuple[int, lms.Owner]]) -> list[Entry]:
    """One file of each student who handed in something, but no notebook."""
    by_student: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.place in owners:
            by_student[owners[entry.place][1].student].append(entry)
    idle = [mine for mine in by_student.values() if not any(entry.kind is Kind.WORK for entry in mine)]
    return [_blamed(min(mine, key=lambda entry: entry.parts), mine) for mine in idle]


def _blamed(entry: Entry, inside: Sequence[Entry]) -> Entry:
    return replace(entry, problem=f"this is a zip with no notebook in it: {_summary(inside)}") if entry.kind is Kind.ZIP else entry


def _named_in_vain(found: dict[Path, list[Entry]], work: Sequence[Entry]) -> list[Entry]:
    """A problem for each path that the caller named and that holds no submission, while others do."""
    used = {entry.place for entry in work}
    vain = [(path, inside) for path, inside in found.items() if not any(entry.place in used for entry in inside)]
    problem = "there is no notebook in it: {}"
    return [
        Entry(path.resolve().parent, (path.resolve().name,), str(path), Place(path.resolve()), Kind.WORK, problem.format(_summary(inside)))
        for path, inside in vain
    ]


# What it is called


def _labels(work: Sequence[Entry], owners: dict[Place, tuple[int, lms.Owner]]) -> list[naming.Label]:
    in_zip = Counter(
        (entry.place.path, entry.place.members[:depth]) for entry in work for depth in range(len(entry.place.members))
    )
    return [_label(entry, owners.get(entry.place), in_zip) for entry in work]


def _label(entry: Entry, owned: tuple[int, lms.Owner] | None, in_zip: Counter[tuple[Path, tuple[int, ...]]]) -> naming.Label:
    path = "/".join(entry.parts)
    if owned:
        at, owner = owned
        inner = entry.parts[at + 1 :]
        name = inner[-1] if inner else owner.file or entry.name
        return naming.Label(_stem(name), tuple(map(_stem, inner[:-1])), path, entry.source, owner.student)
    ...
