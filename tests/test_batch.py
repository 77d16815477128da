"""Grading a class: nothing is lost, nothing is graded twice, no submission costs another its grade."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from classroom import DOUBLE, HALF

from autograder.batch import Batch, Graded, Plan
from autograder.course import Course
from autograder.intake.submission import collect
from autograder.record import Record, Status, read_record, read_records
from autograder.sandbox.choice import available
from autograder.settings import Isolation

STEALS_NOTHING_BUT_TIME = "def half(n):\n    while True: pass\ndef double(x):\n    while True: pass"

GradeClass = Callable[..., list[Graded]]


@pytest.fixture
def grade_class(tiny: Course, tmp_path: Path) -> GradeClass:
    """Grade everything that was handed in."""

    def grade(*, jobs: int = 2, fresh: bool = False) -> list[Graded]:
        plan = Plan(tiny, tmp_path / "results", available()[0].name, Isolation.FULL, jobs=jobs, fresh=fresh)
        return list(Batch(plan).grade(collect([tmp_path / "handed-in"], {"half", "double"}, max_mb=8).submissions))

    return grade


def by_name(graded: list[Graded]) -> dict[str, Record]:
    return {each.record.submission: each.record for each in graded}


def test_each_submission_gets_its_own_score(grade_class: GradeClass, hand_in: Callable[..., Path]) -> None:
    """Right, half right, and nothing at all."""
    hand_in("ada", HALF, DOUBLE)
    hand_in("ben", HALF)
    hand_in("cleo", "def half(n):\n    raise NotImplementedError\ndef double(x):\n    raise NotImplementedError")
    records = by_name(grade_class())
    assert [records[name].score for name in ("ada", "ben", "cleo")] == [10.0, 5.0, 0.0]
    assert {record.max_score for record in records.values()} == {10.0}


def test_one_bad_submission_costs_no_other_its_grade(grade_class: GradeClass, hand_in: Callable[..., Path], tmp_path: Path) -> None:
    """Loops, crashes and rubbish among good work."""
    hand_in("ada", HALF, DOUBLE)
    hand_in("loops", STEALS_NOTHING_BUT_TIME)
    hand_in("dies", "import os\nos._exit(1)", HALF, DOUBLE)
    (tmp_path / "handed-in" / "page.ipynb").write_text("<!DOCTYPE html><html><body>Sign in</body></html>")
    records = by_name(grade_class())
    assert records["ada"].score == 10.0
    assert records["dies"].score == 10.0
    assert (records["loops"].status, records["loops"].score) == (Status.GRADED, 0.0)
    assert {outcome.verdict for outcome in records["loops"].outcomes} == {"timed_out"}
    assert records["page"].status is Status.UNGRADABLE
    assert "HTML" in records["page"].notes[0]


def test_what_has_not_changed_is_not_graded_again(grade_class: GradeClass, hand_in: Callable[..., Path]) -> None:
    """The second run reuses every record."""
    hand_in("ada", HALF, DOUBLE)
    first = grade_class()
    again = grade_class()
    assert [each.reused for each in (*first, *again)] == [False, True]
    assert again[0].record == first[0].record


def test_a_changed_submission_is_graded_again(grade_class: GradeClass, hand_in: Callable[..., Path]) -> None:
    """And only that one."""
    hand_in("ada", HALF, DOUBLE)
    hand_in("ben", HALF)
    grade_class()
    hand_in("ben", HALF, DOUBLE)
    again = {each.record.submission: each for each in grade_class()}
    assert again["ada"].reused
    assert not again["ben"].reused
    assert again["ben"].record.score == 10.0


def test_a_changed_check_grades_everything_again(grade_class: GradeClass, hand_in: Callable[..., Path], tiny: Course) -> None:
    """A score never outlives the check that gave it."""
    hand_in("ada", HALF, DOUBLE)
    grade_class()
    checks = tiny.root / "solutions" / "01_tiny" / "test_hidden.py"
    checks.write_text(checks.read_text("utf-8").replace("points=2", "points=3"), "utf-8")
    (again,) = grade_class()
    assert not again.reused
    assert again.record.max_score == 13.0


def test_fresh_grades_everything_again(grade_class: GradeClass, hand_in: Callable[..., Path]) -> None:
    """The same score, not reused."""
    hand_in("ada", HALF, DOUBLE)
    grade_class()
    assert [each.reused for each in grade_class(fresh=True)] == [False]


def test_the_same_submission_gets_the_same_score_each_time(grade_class: GradeClass, hand_in: Callable[..., Path]) -> None:
    """Random inputs depend on the course's seed and the submission, not on luck."""
    hand_in("ada", "def half(n):\n    return n // 2 if n < 990 else 0", DOUBLE)
    first, again = grade_class(), grade_class(fresh=True)
    assert first[0].record.outcomes == again[0].record.outcomes


def test_a_fault_in_a_check_is_ours_and_not_the_students(grade_class: GradeClass, hand_in: Callable[..., Path], tiny: Course) -> None:
    """The record says error, and asks for a person."""
    hand_in("ada", HALF, DOUBLE)
    checks = tiny.root / "solutions" / "01_tiny" / "test_hidden.py"
    checks.write_text(checks.read_text("utf-8").replace("oracle.half(n)", "oracle.haft(n)"), "utf-8")
    (graded,) = grade_class()
    assert graded.record.status is Status.ERROR
    assert [outcome.verdict for outcome in graded.record.outcomes].count("grader_error") == 1


def test_an_error_of_ours_is_tried_again_in_the_next_run(grade_class: GradeClass, hand_in: Callable[..., Path], tiny: Course) -> None:
    """It never counts as done."""
    hand_in("ada", HALF, DOUBLE)
    oracle = tiny.root / "solutions" / "01_tiny" / "oracle.py"
    right = oracle.read_text("utf-8")
    oracle.write_text("raise RuntimeError", "utf-8")
    (broken,) = grade_class()
    assert broken.record.status is Status.ERROR
    oracle.write_text(right, "utf-8")
    (mended,) = grade_class()
    assert (mended.record.status, mended.record.score) == (Status.GRADED, 10.0)


def start_grading(course: Course, handed_in: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "autograder", "grade", str(handed_in), "--out", str(out), "--jobs", "2", "--allow-isolation", "none"]
    with (out.parent / "errors.txt").open("wb") as errors:
        return subprocess.Popen(command, cwd=course.root, stdout=subprocess.DEVNULL, stderr=errors)


def wait_for(condition: Callable[[], object], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.01)


def forked_by(root: psutil.Process, module: str) -> list[psutil.Process]:
    """The processes that the warm one of a module has forked, which look just like it."""
    return [child for child in running(root, module) if module in command_of(child.parent()) and "bwrap" not in command_of(child.parent())[0]]


def warm_ones(root: psutil.Process, module: str) -> list[psutil.Process]:
    """The warm process of a module itself."""
    return [child for child in running(root, module) if "bwrap" not in command_of(child)[0] and child not in forked_by(root, module)]


def running(root: psutil.Process, module: str) -> list[psutil.Process]:
    return [child for child in root.children(recursive=True) if module in command_of(child)]


def command_of(process: psutil.Process | None) -> list[str]:
    """Its command line; nothing of one that has ended meanwhile."""
    with contextlib.suppress(psutil.Error, AttributeError):
        return process.cmdline() or [""]
    return [""]


def test_killing_the_whole_run_loses_no_finished_record(tiny: Course, hand_in: Callable[..., Path], tmp_path: Path) -> None:
    """Starting again completes the class, and nothing of the first run stays behind."""
    for name in "abcdefgh":
        hand_in(name, "import time\ntime.sleep(0.3)", HALF, DOUBLE)
    out = tmp_path / "results"
    run = start_grading(tiny, tmp_path / "handed-in", out)
    wait_for(lambda: len(list((out / "records").glob("*.json"))) >= 2)
    family = psutil.Process(run.pid).children(recursive=True)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    wait_for(lambda: not [each for each in family if each.is_running() and each.status() != psutil.STATUS_ZOMBIE])
    kept = {path.name: path.read_bytes() for path in (out / "records").glob("*.json")}
    assert all(json.loads(text)["score"] == 10.0 for text in kept.values())
    assert start_grading(tiny, tmp_path / "handed-in", out).wait() == 0
    assert {record.submission: record.score for record in read_records(out)} == dict.fromkeys("abcdefgh", 10.0)
    assert all((out / "records" / name).read_bytes() == text for name, text in kept.items())


@pytest.mark.parametrize(("module", "find"), [(module, find) for module in ("autograder.grader", "autograder.worker.warm") for find in (forked_by, warm_ones)])
def test_killing_any_process_loses_nothing(
    module: str, find: Callable[[psutil.Process, str], list[psutil.Process]], tiny: Course, hand_in: Callable[..., Path], tmp_path: Path
) -> None:
    """A worker, a grader process, and the warm ones that they are forked from: the submission is graded again within the same run."""
    for name in "abcd":
        hand_in(name, "import time\ntime.sleep(0.5)", HALF, DOUBLE)
    run = start_grading(tiny, tmp_path / "handed-in", tmp_path / "results")
    root = psutil.Process(run.pid)
    wait_for(lambda: list((tmp_path / "results" / "records").glob("*.json")))  # the canaries are done by then
    victims: list[psutil.Process] = []
    wait_for(lambda: victims.extend(find(root, module)) or victims)  # asked once: between two slow looks it may end
    victims[0].kill()
    assert run.wait() == 0
    assert {record.submission: record.score for record in read_records(tmp_path / "results")} == dict.fromkeys("abcd", 10.0)


def test_an_interrupt_keeps_what_is_done_and_says_how_to_go_on(tiny: Course, hand_in: Callable[..., Path], tmp_path: Path) -> None:
    """Ctrl-C ends with 130, at once, and leaves no process."""
    for name in "abcdefgh":
        hand_in(name, "import time\ntime.sleep(2)", HALF, DOUBLE)
    out = tmp_path / "results"
    run = start_grading(tiny, tmp_path / "handed-in", out)
    wait_for(lambda: list((out / "records").glob("*.json")))
    family = psutil.Process(run.pid).children(recursive=True)
    run.send_signal(signal.SIGINT)
    assert run.wait(timeout=20) == 130
    assert "the same command goes on" in (tmp_path / "errors.txt").read_text("utf-8")
    wait_for(lambda: not [each for each in family if each.is_running() and each.status() != psutil.STATUS_ZOMBIE])
    assert all(record.status is Status.GRADED for record in read_records(out))


def test_a_damaged_record_is_graded_again(grade_class: GradeClass, hand_in: Callable[..., Path], tmp_path: Path) -> None:
    """Half a file is no record."""
    hand_in("ada", HALF, DOUBLE)
    grade_class()
    record = tmp_path / "results" / "records" / "ada.json"
    record.write_text(record.read_text("utf-8")[:100], "utf-8")
    assert not grade_class()[0].reused
    found = read_record(tmp_path / "results", "ada")
    assert found is not None
    assert found.score == 10.0


def test_what_a_crash_leaves_in_the_middle_of_a_write_is_no_record(grade_class: GradeClass, hand_in: Callable[..., Path], tmp_path: Path) -> None:
    """A file that was being written has another name; an empty one is graded again."""
    hand_in("ada", HALF, DOUBLE)
    hand_in("ben", HALF)
    grade_class()
    folder = tmp_path / "results" / "records"
    (folder / ".0123456789abcdef.part").write_bytes((folder / "ada.json").read_bytes()[:40])
    (folder / "ada.json").write_bytes(b"")
    assert {each.record.submission: each.reused for each in grade_class()} == {"ada": False, "ben": True}
    assert {record.submission: record.score for record in read_records(tmp_path / "results")} == {"ada": 10.0, "ben": 5.0}


def test_checks_that_start_threads_are_graded_by_new_processes(grade_class: GradeClass, hand_in: Callable[..., Path], tiny: Course) -> None:
    """Such a process can not be forked; it takes longer, and costs nobody a point."""
    hand_in("ada", HALF, DOUBLE)
    checks = tiny.root / "solutions" / "01_tiny" / "test_hidden.py"
    checks.write_text("import threading, time\nthreading.Thread(target=time.sleep, args=(600,), daemon=True).start()\n" + checks.read_text("utf-8"), "utf-8")
    (graded,) = grade_class()
    assert (graded.record.status, graded.record.score) == (Status.GRADED, 10.0)


def test_checks_of_one_submission_cannot_change_those_of_another(grade_class: GradeClass, hand_in: Callable[..., Path], tiny: Course) -> None:
    """A check that keeps a count in its module sees its own submission only."""
    for name in "abcd":
        hand_in(name, HALF, DOUBLE)
    oracle = tiny.root / "solutions" / "01_tiny" / "oracle.py"
    counts = "SEEN = []\n\n\ndef half(n):\n    SEEN.append(n)\n    return n // 2 if len(SEEN) <= 60 else -1\n"
    oracle.write_text(oracle.read_text("utf-8") + "\n\n" + counts, "utf-8")
    assert {each.record.score for each in grade_class(jobs=1)} == {10.0}
