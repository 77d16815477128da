"""A class on several machines: nobody is lost, nobody counts twice, and what does not belong together is refused."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.errors import UsageError
from autograder.intake.submission import Submission, collect
from autograder.outcome import Outcome, Verdict
from autograder.record import Record, Status, read_records, write_record
from autograder.settings import Isolation
from autograder.shard import Merged, Shard, merge, parse, write_manifest

NAMES = ("ada", "ben", "cleo", "dana", "eve")
Part = Callable[..., Path]


def record(name: str, **changes: object) -> Record:
    outcome = Outcome("test_half", "q1", visible=False, verdict=Verdict.PASSED, score=2.0, max_score=2.0, message="", hint="")
    known = Record(name, f"{name}.ipynb", "01_tiny", Status.GRADED, Isolation.FULL, 2.0, "2026-11-24T02:00:00Z", 0.1, 0.1, (outcome,), fingerprint=f"of {name}")
    return dataclasses.replace(known, **changes)  # type: ignore[arg-type]


@pytest.fixture
def everyone(tmp_path: Path) -> tuple[Submission, ...]:
    """The whole class."""
    folder = tmp_path / "handed-in"
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.ipynb").write_text("{}")
    return collect([folder], set(), max_mb=1).submissions


@pytest.fixture
def part(tmp_path: Path, everyone: tuple[Submission, ...]) -> Part:
    """Grade one part: `part("2/3")`; `rules` are those of the course then."""

    def grade(text: str, *, rules: str = "now", without: tuple[str, ...] = ()) -> Path:
        shard, folder = parse(text), tmp_path / f"part-{text.replace('/', '-')}"
        write_manifest(folder, shard, rules, everyone)
        (folder / "records").mkdir(exist_ok=True)
        for submission in shard.part(everyone):
            if submission.id not in without:
                write_record(folder, record(submission.id))
        return folder

    return grade


@given(st.integers(0, 60), st.integers(1, 20))
def test_every_submission_is_in_exactly_one_part(size: int, of: int) -> None:
    """And parts differ by one at most in size."""
    everyone = tuple(range(size))
    parts = [Shard(number, of).part(everyone) for number in range(1, of + 1)]  # type: ignore[arg-type]
    assert sorted(each for part in parts for each in part) == list(everyone)  # type: ignore[type-var]
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


@pytest.mark.parametrize("text", ["", "2", "0/3", "4/3", "1/0", "-1/3", "a/b", "1/2/3", "1.5/3", "1/", "/3", " 1/3", "²/3"])
def test_what_is_no_part_is_a_usage_error(text: str) -> None:
    """With the way to write one."""
    with pytest.raises(UsageError, match="--shard 2/5"):
        parse(text)


def test_all_parts_make_the_whole_class(part: Part, tmp_path: Path) -> None:
    """With one record for each."""
    assert merge([part("1/2"), part("2/2")], tmp_path / "out") == Merged(5, 0, (), ())
    assert [each.submission for each in read_records(tmp_path / "out")] == list(NAMES)


def test_a_class_can_be_smaller_than_the_number_of_parts(part: Part, tmp_path: Path) -> None:
    """The last ones are empty."""
    assert merge([part(f"{number}/9") for number in range(1, 10)], tmp_path / "out") == Merged(5, 0, (), ())


def test_who_is_missing_is_named_with_the_part_to_grade(part: Part, tmp_path: Path) -> None:
    """A part that was not there, and one that was interrupted."""
    found = merge([part("1/3"), part("3/3", without=("cleo",))], tmp_path / "out")
    assert (found.records, found.missing, found.parts) == (2, ("ben", "cleo", "eve"), ("2/3", "3/3"))


def test_merging_goes_on_where_it_ended(part: Part, tmp_path: Path) -> None:
    """The rest can come later, into the same folder; doing it again changes nothing."""
    out = tmp_path / "out"
    merge([part("1/3"), part("3/3")], out)
    assert merge([out, part("2/3")], out) == Merged(5, 0, (), ())
    before = {path.name: path.read_bytes() for path in (out / "records").iterdir()}
    assert merge([out], out) == Merged(5, 0, (), ())
    assert before == {path.name: path.read_bytes() for path in (out / "records").iterdir()}


def test_a_submission_that_was_graded_twice_counts_once(part: Part, tmp_path: Path) -> None:
    """A part that ran on two machines."""
    shutil.copytree(part("1/2"), tmp_path / "again")
    found = merge([part("1/2"), tmp_path / "again", part("2/2")], tmp_path / "out")
    assert (found.records, found.repeated) == (5, 3)


def test_a_score_counts_more_than_a_fault_of_ours(part: Part, tmp_path: Path) -> None:
    """Whichever comes first."""
    broken = tmp_path / "broken"
    shutil.copytree(part("1/2"), broken)
    write_record(broken, record("ada", status=Status.ERROR, outcomes=(), started_at="2026-11-24T03:00:00Z"))
    for order in ([part("1/2"), broken], [broken, part("1/2")]):
        merge(order, tmp_path / "out")
        assert next(read_records(tmp_path / "out")).status is Status.GRADED


def test_two_answers_of_one_name_are_refused(part: Part, tmp_path: Path) -> None:
    """Nobody can say which of them counts; nothing is written."""
    other = tmp_path / "other"
    shutil.copytree(part("1/2"), other)
    write_record(other, record("ada", fingerprint="of another ada"))
    with pytest.raises(UsageError, match=r"ada is in .* but not the same"):
        merge([part("1/2"), other], tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("change", "complaint"),
    [({"rules": "before"}, "the course, its settings or the program"), ({"of": 3}, "cut into 2 and 3 parts"), ({"everyone": ["ada"]}, "different lists")],
    ids=["rules", "number of parts", "class"],
)
def test_parts_that_do_not_belong_together_are_refused(change: dict[str, object], complaint: str, part: Part, tmp_path: Path) -> None:
    """With what differs."""
    one, two = part("1/2"), part("2/2")
    file = two / "shards" / "2-of-2.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), **change}))
    with pytest.raises(UsageError, match=complaint):
        merge([one, two], tmp_path / "out")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": 2}', '{"schema": 1, "number": 1}', "\x00"])
def test_a_damaged_description_of_a_part_is_named(text: str, part: Part, tmp_path: Path) -> None:
    """Or who is missing could not be known."""
    folder = part("1/2")
    (folder / "shards" / "1-of-2.json").write_text(text)
    with pytest.raises(UsageError, match=r"1-of-2\.json does not describe a part"):
        merge([folder], tmp_path / "out")


def test_folders_without_parts_are_put_together_as_well(tmp_path: Path) -> None:
    """Two sections of a course that were graded apart."""
    for folder, name in (("a", "ada"), ("b", "ben")):
        write_record(tmp_path / folder, record(name))
    assert merge([tmp_path / "a", tmp_path / "b"], tmp_path / "out") == Merged(2, 0, (), ())
