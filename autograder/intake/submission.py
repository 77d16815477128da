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

from autograder.errors import Unreadable, UsageError
from autograder.intake import lms, naming
from autograder.intake.archive import Place
from autograder.intake.entry import NOTEBOOK, ZIP, Entry, Finder, Kind

ENDINGS = "notebooks end in .ipynb (or .zip, or .py if it defines a function of an assignment)"
MAX_ENDINGS = 12  # so many kinds of ignored files are told apart
OTHER_ENDING = re.compile(r"\.[^.]{1,12}$")

Folder = tuple[Path, tuple[str, ...]]
Owned = tuple[int, lms.Owner]  # which of the parts of a path names the owner, and whom


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
    if not paths:
        raise UsageError(f"name a notebook, a folder or a zip; {ENDINGS}")
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
    if not os.path.exists(path):
        raise UsageError(f"no such file or folder: {path}")
    return list(finder.in_folder(path) if path.is_dir() else finder.named(path))


def _once(entries: Iterable[Entry]) -> list[Entry]:
    """Each file once, although it was named twice; in an order that is the same on every machine."""
    kept: dict[Place, Entry] = {}
    for entry in sorted(entries, key=lambda entry: (entry.kind, entry.parts, entry.source)):
        kept.setdefault(entry.place, entry)
    return list(kept.values())


# Whose it is


def _owners(entries: Sequence[Entry]) -> dict[Place, Owned]:
    """Whose each file is by the names of an LMS."""
    names: dict[Folder, set[str]] = defaultdict(set)
    for entry in entries:
        names[entry.folder].add(entry.name)
    canvas = {folder: lms.canvas_owners(inside) for folder, inside in names.items()}
    crowded = {folder for folder, inside in canvas.items() if len({owner.student for owner in inside.values()}) > 1}
    owners = {entry.place: _owner(entry, canvas, crowded) for entry in entries}
    return {place: owner for place, owner in owners.items() if owner}


def _owner(entry: Entry, canvas: dict[Folder, dict[str, lms.Owner]], crowded: set[Folder]) -> Owned | None:
    """Take the outermost name of an LMS, for students can put any names into their own zips and folders.

    Only a lone student of Canvas gives way to others inside: the zip of a whole class may be called like one of a student.
    """
    lone: Owned | None = None
    for at, part in enumerate(entry.parts):
        folder = (entry.root, entry.parts[:at])
        owners = canvas.get(folder, {})
        owner = owners.get(part) if folder in crowded else lms.moodle_owner(part)
        if owner:
            return at, owner
        if part in owners:
            lone = lone or (at, owners[part])
    return lone


def _without_work(entries: Sequence[Entry], owners: dict[Place, Owned]) -> list[Entry]:
    """One file of each student who handed in something, but no notebook."""
    opened = {zip_ for entry in entries if entry.kind is Kind.WORK for zip_ in _zips(entry.place)}
    by_student: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.place in owners and entry.place not in opened:
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


def _labels(work: Sequence[Entry], owners: dict[Place, Owned]) -> list[naming.Label]:
    in_zip = Counter(zip_ for entry in work for zip_ in _zips(entry.place))
    return [_owned_label(entry, *owners[entry.place]) if entry.place in owners else _label(entry, in_zip) for entry in work]


def _zips(place: Place) -> list[Place]:
    """The zips around a place, outermost first."""
    return [Place(place.path, place.members[:depth]) for depth in range(len(place.members))]


def _owned_label(entry: Entry, at: int, owner: lms.Owner) -> naming.Label:
    inner = entry.parts[at + 1 :]
    name = inner[-1] if inner else owner.file or entry.name
    return naming.Label(_stem(name), _folders(inner[:-1]), "/".join(entry.parts), _exact(entry), owner.student)


def _label(entry: Entry, in_zip: Counter[Place]) -> naming.Label:
    """Call a notebook that is alone in its zip like the zip, else like its file."""
    alone = entry.zipped and in_zip[_zips(entry.place)[-1]] == 1
    parts = entry.parts[: entry.zipped] if alone else entry.parts
    return naming.Label(_stem(parts[-1]), _folders(parts[:-1]), "/".join(entry.parts), _exact(entry))


def _exact(entry: Entry) -> str:
    return f"{entry.source} {entry.place.members}"  # a zip can hold the same name twice


def _folders(parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(ZIP.sub("", part) for part in parts)


def _stem(name: str) -> str:
    for ending in (NOTEBOOK, ZIP, OTHER_ENDING):
        if ending.search(name):
            return ending.sub("", name)
    return name


# What is left over


def _nothing(path: Path, inside: Sequence[Entry]) -> str:
    if inside:
        return f"no notebook in {path}: {_summary(inside)}"
    return f"no notebook in {path}: only hidden files or empty folders" if any(path.iterdir()) else f"{path} is empty"


def _summary(inside: Sequence[Entry]) -> str:
    endings = _endings(entry for entry in inside if entry.kind is not Kind.ZIP)
    if len(endings) == 1 and endings.total() > 1:
        return f"{endings.total()} files, all {next(iter(endings))}"
    return ", ".join(_counted(endings)) or "it is empty"


def _ignored(entries: Sequence[Entry], work: Sequence[Entry]) -> tuple[str, ...]:
    """Say what is no submission: zips without a notebook by name, other files by their ending."""
    submitted = {entry.place for entry in work}
    used = submitted.union(*(_zips(place) for place in submitted))
    vain = {entry.place for entry in entries if entry.kind is Kind.ZIP and entry.place not in used}
    closed, known = vain | submitted, vain | used
    rest = [entry for entry in entries if entry.place not in known and closed.isdisjoint(_zips(entry.place))]
    zips = (naming.printable(f"{entry.source} (no notebook in it)") for entry in entries if entry.place in vain)
    return (*_counted(_endings(rest)), *zips)


def _endings(entries: Iterable[Entry]) -> Counter[str]:
    return Counter(naming.printable(Path(entry.name).suffix.lower()[:12]) for entry in entries)


def _counted(endings: Counter[str]) -> list[str]:
    order = sorted(endings.items(), key=lambda each: (-each[1], each[0]))
    named = [f"{count} {ending or 'nameless'} file{'s' if count > 1 else ''}" for ending, count in order[:MAX_ENDINGS]]
    others = sum(count for _, count in order[MAX_ENDINGS:])
    return named + ([f"{others} other files"] if others else [])
