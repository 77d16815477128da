"""A record is there whole, or not at all, and comes back as it was."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.errors import UsageError
from autograder.outcome import Outcome, Verdict, total
from autograder.record import Record, Status, read_record, read_records, record_from, write_atomically, write_record
from autograder.settings import Isolation

text = st.text(st.characters(exclude_categories=()), max_size=20)  # half characters, too: students print them
points = st.floats(0, 100)
outcomes = st.builds(
    Outcome,
    check=text,
    question=text,
    visible=st.booleans(),
    verdict=st.sampled_from(Verdict),
    score=st.just(0.0),
    max_score=points,
    message=text,
    hint=text,
    misconception=st.none() | text,
)
records = st.builds(
    Record,
    submission=st.just("ada"),
    source=text,
    assignment=text,
    status=st.sampled_from(Status),
    isolation=st.sampled_from(Isolation),
    max_score=points,
    started_at=text,
    cpu_seconds=points,
    wall_seconds=points,
    outcomes=st.lists(outcomes, max_size=3).map(tuple),
    notes=st.lists(text, max_size=3).map(tuple),
    fingerprint=text,
)


def outcome(score: float, name: str = "test_rule") -> Outcome:
    """One check of ten points."""
    return Outcome(name, "q1", visible=False, verdict=Verdict.PASSED, score=score, max_score=10)


def record(submission: str = "ada", *outcomes: Outcome) -> Record:
    """A graded submission."""
    return Record(submission, f"{submission}.ipynb", "01_tiny", Status.GRADED, Isolation.FULL, 10.0, "2024-01-01T00:00:00Z", 0.5, 0.7, outcomes)


def run(script: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a Python process that may come to harm."""
    return subprocess.Popen([sys.executable, "-c", script, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


# Round trip


@given(records)
def test_any_record_survives_the_round_trip(tmp_path_factory: pytest.TempPathFactory, given: Record) -> None:
    """Whatever students make their programs say."""
    folder = tmp_path_factory.getbasetemp()
    write_record(folder, given)
    assert read_record(folder, "ada") == given


def test_a_record_is_json_that_says_its_schema_and_its_score(tmp_path: Path) -> None:
    """Others read it, too."""
    write_record(tmp_path, record("ada", outcome(0.1, "test_a"), outcome(0.2, "test_b")))
    found = json.loads((tmp_path / "records" / "ada.json").read_text("utf-8"))
    assert (found["schema"], found["score"], found["status"], found["outcomes"][0]["verdict"]) == (1, 0.3, "graded", "passed")


def test_points_are_added_to_the_hundredth() -> None:
    """Nobody reads 0.30000000000000004."""
    assert total((outcome(0.1), outcome(0.2))) == 0.3
    assert total(()) == 0


@pytest.mark.parametrize("score", [-0.5, 10.5, float("nan"), float("inf")])
def test_an_outcome_earns_no_more_than_its_points(score: float) -> None:
    """And no less than none."""
    with pytest.raises(ValueError, match="outside"):
        outcome(score)


# What can not be read


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "{",
        "null",
        "[]",
        "{}",
        '{"schema": 2}',
        b"\xff\xfe",
        ("status", "lost"),
        ("isolation", None),
        ("outcomes", [{}]),
        ("outcomes", [1]),
        ("outcomes", None),
        ("notes", 5),
        ("schema", "1"),
        ("extra", 1),
    ],
)
def test_a_record_that_can_not_be_read_is_none(tmp_path: Path, damage: object) -> None:
    """Grading again is the answer to all of them."""
    write_record(tmp_path, record())
    path = tmp_path / "records" / "ada.json"
    if isinstance(damage, tuple):
        name, value = damage
        path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), name: value}))
    else:
        path.write_bytes(damage if isinstance(damage, bytes) else str(damage).encode())
    assert read_record(tmp_path, "ada") is None


@pytest.mark.parametrize("name", ["submission", "status", "outcomes", "notes", "schema", "max_score"])
def test_a_record_that_lacks_something_is_none(tmp_path: Path, name: str) -> None:
    """Older programs wrote other records."""
    found = record().as_json()
    del found[name]
    with pytest.raises((KeyError, TypeError)):
        record_from(found)
    write_atomically(tmp_path / "records" / "ada.json", json.dumps(found).encode())
    assert read_record(tmp_path, "ada") is None


def test_a_missing_record_is_none(tmp_path: Path) -> None:
    """So is a class that was never graded."""
    assert read_record(tmp_path, "ada") is None
    assert list(read_records(tmp_path)) == []


def test_all_records_of_a_class_are_read_in_order(tmp_path: Path) -> None:
    """Without what is half written; a file that is broken is named, for nobody may be missing in silence."""
    for name in ("eve", "ada", "bob"):
        write_record(tmp_path, record(name))
    (tmp_path / "records" / ".x.part").write_text("half")
    assert [each.submission for each in read_records(tmp_path)] == ["ada", "bob", "eve"]
    (tmp_path / "records" / "bob.json").write_text("{")
    with pytest.raises(UsageError, match=r"bob\.json is not a record"):
        list(read_records(tmp_path))


# Whole or not at all


def test_writing_makes_its_folder_and_replaces_what_was_there(tmp_path: Path) -> None:
    """With nothing left beside it."""
    path = tmp_path / "new" / "folder" / "file"
    for data in (b"old", b"", b"new"):
        write_atomically(path, data)
        assert path.read_bytes() == data
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no umask")
@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_the_umask_says_who_may_read_grades(tmp_path: Path, umask: int, mode: int) -> None:
    """On a shared machine they are as private as everything else of the instructor's."""
    before = os.umask(umask)
    try:
        write_atomically(tmp_path / "grades.csv", b"")
    finally:
        os.umask(before)
    assert (tmp_path / "grades.csv").stat().st_mode & 0o777 == mode


@pytest.mark.skipif(sys.platform == "win32", reason="kills processes as POSIX does")
def test_a_process_that_is_killed_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    """At whatever moment it is killed."""
    path = tmp_path / "file"
    script = """
import itertools, sys
from pathlib import Path
from autograder.record import write_atomically
for letter in itertools.cycle("ab"):
    write_atomically(Path(sys.argv[1]), letter.encode() * 4_000_000)
    print(flush=True)
"""
    for moment in range(4):
        with run(script, path) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(0.003 * moment)
            process.kill()
        found = path.read_bytes()
        assert found in (b"a" * 4_000_000, b"b" * 4_000_000)


@pytest.mark.skipif(sys.platform == "win32", reason="limits files as POSIX does")
def test_a_full_disk_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    """The writer hears of it."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    script = """
import resource, sys
from pathlib import Path
from autograder.record import write_atomically
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_atomically(Path(sys.argv[1]), b"x" * 100_000)
except OSError as error:
    print("heard of it")
"""
    with run(script, path) as process:
        assert process.communicate()[0] == "heard of it\n"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_two_who_write_at_once_do_not_mix(tmp_path: Path) -> None:
    """Each writes a file of its own and then takes the place."""
    path = tmp_path / "file"
    script = """
import sys
from pathlib import Path
from autograder.record import write_atomically
for _ in range(20):
    write_atomically(Path(sys.argv[1]), sys.argv[2].encode() * 300_000)
"""
    writers = [run(script, path, letter) for letter in "ab"]
    while any(each.poll() is None for each in writers):
        if path.exists():
            assert path.read_bytes() in (b"a" * 300_000, b"b" * 300_000)
    assert [each.communicate() for each in writers] == [("", "")] * 2
    assert list(tmp_path.iterdir()) == [path]
