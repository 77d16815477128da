"""One class on several machines: each grades a part, and the parts are put together again.

Every part says which class it belongs to, who is in it and by which rules it was graded, so that nobody can be lost or counted twice.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from autograder.errors import UsageError
from autograder.intake.submission import Submission
from autograder.record import Record, Status, read_records, record_file, write_atomically

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Shard:
    """The part `number` of `of` parts, counted from 1."""

    number: int
    of: int

    def part(self, submissions: tuple[Submission, ...]) -> tuple[Submission, ...]:
        """This part of a class, sorted by name; parts differ by one at most in size, and one can be empty."""
        return submissions[self.number - 1 :: self.of]

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a graded part knows of the whole."""

    number: int
    of: int
    rules: str  # everything besides the submissions that scores depend on
    everyone: tuple[str, ...]  # the names of all submissions of the class


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of putting parts together."""

    records: int
    repeated: int  # submissions that were graded in more than one part, and count once
    missing: tuple[str, ...]  # submissions of the class that have no record
    parts: tuple[str, ...]  # the parts in which those are


def parse(text: str) -> Shard:
    """Read `2/5`; raises UsageError for anything else."""
    number, slash, of = text.partition("/")
    if not (slash and number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
        raise UsageError(f"--shard {text} is not a part: write --shard 2/5 for the second of five, counted from 1")
    return Shard(int(number), int(of))


def write_manifest(folder: Path, shard: Shard, rules: str, submissions: Iterable[Submission]) -> None:
    """Say in a results folder which part of which class it holds."""
    manifest = Manifest(shard.number, shard.of, rules, tuple(each.id for each in submissions))
    write_atomically(_file(folder, manifest), _document(manifest))


def read_manifests(folder: Path) -> list[Manifest]:
    """The parts that a results folder holds; raises UsageError for a file that is not one."""
    found = []
    for path in sorted((folder / "shards").glob("*.json")):
        try:
            data = json.loads(path.read_text("utf-8"))
            if data.pop("schema") != SCHEMA:
                raise ValueError("another schema")
            found.append(Manifest(**{**data, "everyone": tuple(data["everyone"])}))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
            raise UsageError(f"{path} does not describe a part of a class (any more): grade that part again") from problem
    return found


def merge(folders: Sequence[Path], out: Path) -> Merged:
    """Put the records of several results folders into one; doing it again, or with `out` among the folders, changes nothing.

    Raises UsageError before anything is written if the folders do not belong together.
    """
    manifests = [manifest for folder in folders for manifest in read_manifests(folder)]
    if len({(each.of, each.rules, each.everyone) for each in manifests}) > 1:
        raise UsageError(f"these parts do not belong together: {_difference(manifests)}. Grade the parts that are older again")
    best: dict[str, tuple[Record, Path]] = {}
    repeated = set()
    for folder in folders:
        for record in read_records(folder):
            known = best.get(record.submission)
            if known is not None and known[1] != folder:
                repeated.add(record.submission)
                if known[0].fingerprint != record.fingerprint and Status.ERROR not in (known[0].status, record.status):
                    raise UsageError(f"{record.submission} is in {known[1]} and in {folder}, but not the same: delete one of the two records")
            if known is None or _rank(record) > _rank(known[0]):
                best[record.submission] = record, folder
    for name, (_, folder) in best.items():
        source, target = record_file(folder, name), record_file(out, name)
        if source.resolve() != target.resolve():
            write_atomically(target, source.read_bytes())
    missing: dict[str, str] = {}
    for manifest in manifests:
        write_atomically(_file(out, manifest), _document(manifest))
        missing |= {name: f"{index % manifest.of + 1}/{manifest.of}" for index, name in enumerate(manifest.everyone) if name not in best}
    return Merged(len(best), len(repeated), tuple(missing), tuple(sorted(set(missing.values()))))


def _file(folder: Path, manifest: Manifest) -> Path:
    return folder / "shards" / f"{manifest.number}-of-{manifest.of}.json"


def _document(manifest: Manifest) -> bytes:
    return json.dumps({"schema": SCHEMA, **asdict(manifest)}, indent=1).encode("ascii")


def _rank(record: Record) -> tuple[bool, str]:
    """A score counts more than a fault of ours, a later one more than an earlier one."""
    return record.status is not Status.ERROR, record.started_at


def _difference(manifests: Sequence[Manifest]) -> str:
    if len({each.of for each in manifests}) > 1:
        return f"the class was cut into {' and '.join(str(of) for of in sorted({each.of for each in manifests}))} parts"
    if len({each.everyone for each in manifests}) > 1:
        return "they were cut from different lists of submissions"
    return "the course, its settings or the program have changed between them"
