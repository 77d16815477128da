"""The commands as a person types them: what they print, what they leave, and their exit codes."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from classroom import DOUBLE, HALF, ipynb_of

from autograder.course import Course

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def autograder(tiny: Course) -> Run:
    """Run a command in the tiny course's folder."""

    def run(*words: object, **options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "autograder", *map(str, words)]
        return subprocess.run(
            command, cwd=tiny.root, capture_output=True, text=True, check=False, timeout=120, env={**os.environ, "NO_COLOR": "1", "COLUMNS": "200"}, **options
        )  # type: ignore[call-overload]

    return run


def one_sentence(result: subprocess.CompletedProcess[str]) -> str:
    """The error as a person reads it: one line of ours, no traceback."""
    assert "Traceback" not in result.stderr, result.stderr
    lines = [line for line in result.stderr.splitlines() if line.startswith("autograder: ")]
    assert len(lines) == 1, result.stderr
    return lines[0]


def test_grading_leaves_records_grades_and_pages(autograder: Run, hand_in: Callable[..., Path], tmp_path: Path) -> None:
    """Everything that the contract names."""
    folder = hand_in("ada", HALF, DOUBLE).parent
    hand_in("ben", "def half(n):\n    return (n + 1) // 2 if n >= 0 else 1 / 0")
    result = autograder("grade", folder, "--out", tmp_path / "out")
    assert result.returncode == 0, result.stderr
    record = json.loads((tmp_path / "out" / "records" / "ada.json").read_text("utf-8"))
    assert (record["schema"], record["status"], record["score"], record["max_score"], record["assignment"]) == (1, "graded", 10.0, 10.0, "01_tiny")
    rows = list(csv.DictReader((tmp_path / "out" / "grades.csv").read_text("utf-8").splitlines()))
    assert [(row["submission"], row["score"], row["q1"], row["q2"]) for row in rows] == [("ada", "10", "5", "5"), ("ben", "1", "1", "0")]
    assert "ada" in (tmp_path / "out" / "index.html").read_text("utf-8")
    assert (tmp_path / "out" / "pages" / "ben.html").is_file()
    assert re.search(r"ada +01_tiny +10 +10 +7 passed +(full|none|partial)", result.stdout), result.stdout


def test_json_is_all_that_stands_on_standard_output(autograder: Run, hand_in: Callable[..., Path], tmp_path: Path) -> None:
    """Logs go to standard error."""
    result = autograder("grade", hand_in("ada", HALF, DOUBLE), "--out", tmp_path / "out", "--json")
    document = json.loads(result.stdout)
    assert document["counts"] == {"graded": 1}
    assert document["submissions"][0]["score"] == 10.0
    assert "1 submission," in result.stderr


def test_a_named_misconception_reaches_the_student(autograder: Run, hand_in: Callable[..., Path], tmp_path: Path) -> None:
    """Record and page say which idea it is."""
    wrong = "def half(n):\n    if n < 0:\n        raise ValueError\n    return -(-n // 2)"
    autograder("grade", hand_in("ada", wrong, DOUBLE), "--out", tmp_path / "out")
    record = json.loads((tmp_path / "out" / "records" / "ada.json").read_text("utf-8"))
    failed = {outcome["check"]: outcome for outcome in record["outcomes"] if outcome["verdict"] == "failed"}
    assert failed["test_rounds_down"]["misconception"] == "rounds_up"
    assert "marble" in failed["test_rounds_down"]["hint"]
    assert "marble" in (tmp_path / "out" / "pages" / "ada.html").read_text("utf-8")


def test_records_of_earlier_runs_are_mentioned(autograder: Run, hand_in: Callable[..., Path], tmp_path: Path) -> None:
    """They stand in grades.csv, and no one should wonder why."""
    autograder("grade", hand_in("ada", HALF), "--out", tmp_path / "out")
    result = autograder("grade", hand_in("ben", HALF), "--out", tmp_path / "out")
    assert "also keeps 1 of earlier runs, not handed in this time: ada" in result.stderr.replace("\n", " ")


def test_what_cannot_be_graded_ends_with_its_own_code(autograder: Run, hand_in: Callable[..., Path], tmp_path: Path) -> None:
    """The others are graded."""
    folder = hand_in("ada", HALF, DOUBLE).parent
    (folder / "page.ipynb").write_text("<html>", "utf-8")
    result = autograder("grade", folder, "--out", tmp_path / "out")
    assert result.returncode == 3
    assert json.loads((tmp_path / "out" / "records" / "ada.json").read_text("utf-8"))["score"] == 10.0


def test_a_gate_on_the_score_is_a_gate(autograder: Run, hand_in: Callable[..., Path], tmp_path: Path) -> None:
    """--fail-under."""
    path = hand_in("ada", HALF)
    assert autograder("grade", path, "--out", tmp_path / "out", "--fail-under", 5).returncode == 0
    assert autograder("grade", path, "--out", tmp_path / "out", "--fail-under", 6).returncode == 1


def test_a_path_that_does_not_exist_is_a_usage_error(autograder: Run, tmp_path: Path) -> None:
    """One sentence, exit code two."""
    result = autograder("grade", tmp_path / "nonexistent")
    assert result.returncode == 2
    assert "nonexistent" in one_sentence(result)


def test_an_empty_folder_is_a_usage_error(autograder: Run, tmp_path: Path) -> None:
    """It says that it is empty."""
    (tmp_path / "nothing").mkdir()
    result = autograder("grade", tmp_path / "nothing")
    assert result.returncode == 2
    assert "empty" in one_sentence(result)


def test_a_folder_of_pictures_is_a_usage_error(autograder: Run, tmp_path: Path) -> None:
    """It says what was there."""
    (tmp_path / "pictures").mkdir()
    for name in ("a.png", "b.png"):
        (tmp_path / "pictures" / name).write_bytes(b"\x89PNG\r\n\x1a\n")
    result = autograder("grade", tmp_path / "pictures")
    assert result.returncode == 2
    assert ".png" in one_sentence(result)


def test_a_broken_configuration_is_named_by_line_and_column(autograder: Run, tiny: Course, hand_in: Callable[..., Path]) -> None:
    """With the key that was meant."""
    (tiny.root / "grader.yml").write_text("course: x\nisolaton: full\n", "utf-8")
    result = autograder("grade", hand_in("ada", HALF))
    assert result.returncode == 2
    assert "grader.yml:2:1: unknown key 'isolaton'; did you mean 'isolation'?" in one_sentence(result)


def test_an_unknown_assignment_is_a_usage_error(autograder: Run, hand_in: Callable[..., Path]) -> None:
    """With the known ones."""
    for words in (("grade", hand_in("ada", HALF), "--assignment", "99_none"), ("verify", "99_none"), ("build", "99_none")):
        result = autograder(*words)
        assert result.returncode == 2
        assert "01_tiny" in one_sentence(result)


def test_a_folder_without_a_course_is_a_usage_error(autograder: Run, hand_in: Callable[..., Path], tmp_path: Path) -> None:
    """It says how to name one."""
    result = autograder("grade", hand_in("ada", HALF), "--course", tmp_path / "handed-in")
    assert result.returncode == 2
    assert "--course" in one_sentence(result)


def test_outside_of_any_course_the_one_of_the_program_is_used(tmp_path: Path) -> None:
    """A clone works from every folder."""
    command = [sys.executable, "-m", "autograder", "build", "--check", "--json"]
    shown = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).stdout
    assert json.loads(shown)["schema"] == 1


def test_a_results_folder_that_cannot_be_written_is_a_usage_error(autograder: Run, hand_in: Callable[..., Path]) -> None:
    """Before any work is done; /proc can not be written by anybody."""
    result = autograder("grade", hand_in("ada", HALF), "--out", "/proc/results")
    assert result.returncode == 2
    assert "--out" in one_sentence(result)


def test_a_results_folder_below_a_file_is_a_usage_error(autograder: Run, hand_in: Callable[..., Path]) -> None:
    """There can be none."""
    result = autograder("grade", hand_in("ada", HALF), "--out", "/dev/full/results")
    assert result.returncode == 2
    assert "--out" in one_sentence(result)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_disk_that_fills_up_while_grading_loses_nothing(autograder: Run, hand_in: Callable[..., Path], tmp_path: Path) -> None:
    """One sentence, and the same command goes on when there is room."""
    for number in range(30):
        folder = hand_in(f"student-{number}", HALF, "def double(x):\n    raise ValueError('x' * 400)").parent
    small = tmp_path / "small"
    small.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)], check=True)
    try:
        result = autograder("grade", folder, "--out", small / "results")
        assert result.returncode == 4
        assert "disk" in one_sentence(result)
        for path in (small / "results" / "records").glob("*.json"):
            assert json.loads(path.read_text("utf-8"))["status"] == "graded"
        subprocess.run(["mount", "-o", "remount,size=8m", str(small)], check=True)
        again = autograder("grade", folder, "--out", small / "results", "--json")
        assert again.returncode == 0, again.stderr
        assert len(json.loads(again.stdout)["submissions"]) == 30
    finally:
        subprocess.run(["umount", str(small)], check=True)


@pytest.mark.parametrize(("missing", "level"), [(("bubblewrap",), "partial"), (("bubblewrap", "landlock"), "none")])
def test_insufficient_isolation_is_refused_with_what_would_mend_it(
    autograder: Run, hand_in: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: tuple[str, ...], level: str
) -> None:
    """And accepted only loudly: on the terminal, in the record, on the page."""
    blocked = tmp_path / "nothing"
    blocked.mkdir()
    code = [f"import autograder.sandbox.{name} as it; it.find_{name} = lambda: None" for name in missing]
    code += [f"import autograder.sandbox.choice as it; it.find_{name} = lambda: None" for name in missing]
    (blocked / "sitecustomize.py").write_text("\n".join([*code, "import autograder.doctor as it; it.find_bubblewrap = lambda: None"]))
    monkeypatch.setenv("PYTHONPATH", str(blocked))
    path = hand_in("ada", HALF, DOUBLE)
    refused = autograder("grade", path, "--out", tmp_path / "out")
    assert refused.returncode == 4
    assert f"isolation here is {level} (not: " in refused.stderr
    assert "bubblewrap is missing" in refused.stderr
    assert f"--allow-isolation {level}" in refused.stderr
    assert not (tmp_path / "out" / "records" / "ada.json").exists()
    accepted = autograder("grade", path, "--out", tmp_path / "out", "--allow-isolation", level)
    assert accepted.returncode == 0, accepted.stderr
    assert "WARNING" in accepted.stderr
    record = json.loads((tmp_path / "out" / "records" / "ada.json").read_text("utf-8"))
    assert (record["isolation"], record["score"]) == (level, 10.0)
    assert level in (tmp_path / "out" / "pages" / "ada.html").read_text("utf-8")


def test_checking_shows_the_visible_checks_only(autograder: Run, hand_in: Callable[..., Path]) -> None:
    """Exit code one if one of them does not pass."""
    right = autograder("check", hand_in("ada", HALF, DOUBLE))
    assert right.returncode == 0
    assert "2 of 2 visible checks passed" in right.stdout
    assert "rounded down" not in right.stdout
    wrong = autograder("check", hand_in("ben", "def half(n):\n    return n"))
    assert wrong.returncode == 1
    assert "half(8) gave 8, expected 4" in wrong.stdout


def test_a_student_without_solutions_names_the_checks(autograder: Run, tiny: Course, tmp_path: Path) -> None:
    """A course may keep `solutions/` to itself."""
    autograder("build")
    shutil.copytree(tiny.root / "assignments" / "01_tiny", tmp_path / "mine")
    checks = tmp_path / "mine" / "test_visible.py"
    stub = autograder("check", tmp_path / "mine" / "01_tiny.ipynb", "--checks", checks)
    assert stub.returncode == 1
    assert "not attempted" in stub.stdout
    (tmp_path / "mine" / "answers.py").write_text(HALF + DOUBLE, "utf-8")
    right = autograder("check", tmp_path / "mine" / "answers.py", "--checks", checks)
    assert right.returncode == 0, right.stdout + right.stderr


@pytest.mark.parametrize("course", ["nowhere", "broken"])
def test_checks_beside_a_strangers_notebook_are_never_run(autograder: Run, tmp_path: Path, course: str) -> None:
    """They would run outside of the sandbox."""
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "grader.yml").write_text("nonsense: 1\n", "utf-8")
    (tmp_path / "test_visible.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w')\n", "utf-8")
    (tmp_path / "hw.py").write_text(HALF, "utf-8")
    result = autograder("check", tmp_path / "hw.py", "--course", tmp_path / course)
    assert result.returncode == 2
    assert not (tmp_path / "run").exists()


def test_verifying_a_sound_course_passes(autograder: Run) -> None:
    """Every promise is kept."""
    autograder("build")
    result = autograder("verify")
    assert result.returncode == 0, result.stdout
    assert "3 of   3  misconception" in result.stdout


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"),
    [
        ("test_hidden.py", "for n in (7, 9, 1):", "for n in (8, 4, 2):", "rounds_up"),
        ("accepted/shift.py", "return n >> 1", "return n >> 2", "accepted shift.py"),
        ("solution.py", "return n // 2", "return n / 2", "solution solution.py"),
        ("misconceptions/rounds_up.py", "return (n + 1) // 2", "return n // 2", "passes test_rounds_down"),
        ("misconceptions/rounds_up.py", "fails: test_rounds_down", "fails: test_no_such_check", "there is no check test_no_such_check"),
    ],
    ids=["blind check", "wrong accepted answer", "wrong solution", "harmless misconception", "misspelt check"],
)
def test_a_broken_promise_is_found(autograder: Run, tiny: Course, file: str, old: str, new: str, complaint: str) -> None:
    """Each with the file to mend."""
    path = tiny.root / "solutions" / "01_tiny" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    if file == "test_hidden.py":  # the random check would catch it too; without it the blindness shows
        path.write_text(path.read_text("utf-8").replace("oracle.half(n)", "n // 2").replace("rng.integers(0, 1000, 20)", "(2, 4)"), "utf-8")
    autograder("build")
    result = autograder("verify")
    assert result.returncode == 1, result.stdout
    assert complaint in result.stdout


def test_a_stale_notebook_is_found(autograder: Run, tiny: Course) -> None:
    """`build --check` writes nothing and names the command."""
    stale = autograder("build", "--check")
    assert stale.returncode == 1
    assert "run: autograder build" in stale.stdout
    assert not (tiny.root / "assignments").exists()
    assert autograder("build").returncode == 0
    assert autograder("build", "--check").returncode == 0


def test_reports_are_made_again_without_grading(autograder: Run, hand_in: Callable[..., Path], tmp_path: Path) -> None:
    """From the records alone."""
    out = tmp_path / "out"
    autograder("grade", hand_in("ada", HALF, DOUBLE), "--out", out)
    (out / "index.html").unlink()
    assert autograder("report", out).returncode == 0
    assert (out / "index.html").is_file()
    assert autograder("report", tmp_path).returncode == 2


def test_the_doctor_names_every_canary(autograder: Run) -> None:
    """Full isolation here, proven by attacks."""
    result = autograder("doctor", "--json")
    document = json.loads(result.stdout)
    assert document["isolation"] == "full"
    assert len(document["canaries"]) >= 10
    assert result.returncode == 0


def test_help_shows_an_example_for_every_command(autograder: Run) -> None:
    """And needs no TensorFlow."""
    for command in ("grade", "merge", "check", "verify", "build", "report", "calibrate", "import-otter", "doctor"):
        result = autograder(command, "--help")
        assert result.returncode == 0
        assert re.search(rf"Examples?:  autograder {command} ", result.stdout), result.stdout


def test_a_folder_with_brackets_is_no_markup(autograder: Run, hand_in: Callable[..., Path], tmp_path: Path) -> None:
    """Brackets that would end a style, and some that would vanish."""
    for name in ("x[/y]", "results[final]"):
        result = autograder("grade", hand_in("ada", HALF), "--out", tmp_path / name)
        assert result.returncode == 0, result.stderr
        assert str(tmp_path / name / "index.html") in result.stdout


def test_a_terminal_without_our_signs_gets_others(tiny: Course, hand_in: Callable[..., Path]) -> None:
    """A check mark is no letter of ASCII."""
    command = [sys.executable, "-m", "autograder", "check", str(hand_in("ada", HALF, DOUBLE))]
    result = subprocess.run(command, cwd=tiny.root, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert result.returncode == 0, result.stderr
    assert "passed" in result.stdout


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_notebook_that_may_not_be_read_is_a_usage_error(autograder: Run, hand_in: Callable[..., Path]) -> None:
    """It says which one."""
    notebook = hand_in("ada", HALF)
    notebook.chmod(0)
    result = autograder("check", notebook)
    assert result.returncode == 2
    assert "ada" in one_sentence(result)


def test_building_without_jupytext_says_what_to_install(tiny: Course) -> None:
    """Those who only grade have no need of it."""
    code = "import sys; sys.modules['jupytext'] = None; from autograder.cli import main; main()"
    result = subprocess.run([sys.executable, "-c", code, "build"], cwd=tiny.root, capture_output=True, text=True, check=False)
    assert result.returncode == 4
    assert "pip install 'cnn-autograder[author]'" in one_sentence(result)


def test_the_version_is_printed(autograder: Run) -> None:
    """Without a command."""
    result = autograder("--version")
    assert (result.returncode, result.stdout.split()[0]) == (0, "autograder")


def test_the_command_line_loads_no_heavy_library() -> None:
    """--help is instant."""
    code = "import sys, autograder.cli; print(*sorted({'numpy', 'tensorflow', 'IPython', 'pydantic', 'matplotlib', 'nbformat'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""


def test_a_file_name_cannot_write_to_the_terminal(autograder: Run, tmp_path: Path) -> None:
    """Escape sequences in names do not reach it."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "evil\x1b[31m[red]name.ipynb").write_text(ipynb_of(HALF), "utf-8")
    result = autograder("grade", folder, "--out", tmp_path / "out")
    assert "\x1b" not in result.stdout + result.stderr


def test_parts_of_a_class_are_merged(autograder: Run, hand_in: Callable[..., Path], tmp_path: Path) -> None:
    """Each machine grades its part; one that is missing is named, and can come later."""
    for name in ("ada", "ben", "cleo"):
        folder = hand_in(name, HALF, DOUBLE).parent
    parts = [tmp_path / f"part-{number}" for number in (1, 2)]
    for number, part in enumerate(parts, start=1):
        result = autograder("grade", folder, "--shard", f"{number}/2", "--out", part)
        assert result.returncode == 0, result.stderr
        assert f"(part {number}/2 of the class)" in result.stderr
    result = autograder("merge", parts[0], "--out", tmp_path / "all")
    assert result.returncode == 3
    assert "1 submissions have no record yet: ben. Grade, and merge again: --shard 2/2" in one_sentence(result)
    result = autograder("merge", tmp_path / "all", parts[1], "--out", tmp_path / "all", "--json")
    assert result.returncode == 0, result.stderr
    document = json.loads(result.stdout)
    assert (document["records"], document["missing"], [each["score"] for each in document["submissions"]]) == (3, [], [10.0, 10.0, 10.0])
    rows = list(csv.DictReader((tmp_path / "all" / "grades.csv").read_text("utf-8").splitlines()))
    assert [(row["submission"], row["score"]) for row in rows] == [("ada", "10"), ("ben", "10"), ("cleo", "10")]
    assert "cleo" in (tmp_path / "all" / "index.html").read_text("utf-8")


def test_a_part_with_nobody_in_it_is_no_error(autograder: Run, hand_in: Callable[..., Path], tmp_path: Path) -> None:
    """With more machines than submissions."""
    folder = hand_in("ada", HALF, DOUBLE).parent
    result = autograder("grade", folder, "--shard", "2/2", "--out", tmp_path / "out")
    assert result.returncode == 0, result.stderr
    assert autograder("grade", folder, "--shard", "3/2", "--out", tmp_path / "out").returncode == 2


def test_merging_what_was_never_graded_is_a_usage_error(autograder: Run, tmp_path: Path) -> None:
    """With what to name instead."""
    result = autograder("merge", tmp_path, "--out", tmp_path / "out")
    assert result.returncode == 2
    assert "holds no records" in one_sentence(result)


def test_cold_workers_come_to_the_same(autograder: Run, hand_in: Callable[..., Path], tmp_path: Path) -> None:
    """And the record says which kind it was."""
    folder = hand_in("ada", HALF).parent
    records = []
    for options in ((), ("--cold",)):
        assert autograder("grade", folder, "--out", tmp_path / "out", "--fresh", *options).returncode == 0
        records.append(json.loads((tmp_path / "out" / "records" / "ada.json").read_text("utf-8")))
    assert records[0]["outcomes"] == records[1]["outcomes"]
    assert [record["sandbox"].partition(" (")[0] for record in records] == ["warm bubblewrap", "bubblewrap"]


def test_a_terminal_shows_who_is_running_and_each_score_as_it_comes(tiny: Course, hand_in: Callable[..., Path], tmp_path: Path) -> None:
    """A bar with counts, a line for each that is running, and nothing of it left at the end."""
    for name in ("ada", "ben"):
        folder = hand_in(name, f"import time\ntime.sleep({3 if name == 'ben' else 0})", HALF, DOUBLE).parent
    command = [sys.executable, "-m", "autograder", "grade", str(folder), "--out", str(tmp_path / "out"), "--jobs", "2"]
    ours, theirs = os.openpty()
    with subprocess.Popen(
        command, cwd=tiny.root, stdin=theirs, stdout=subprocess.DEVNULL, stderr=theirs, env={**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    ) as run:
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # the terminal is gone when the program is
            while chunk := os.read(ours, 65536):
                shown += chunk
        os.close(ours)
    assert run.returncode == 0
    text = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown.decode())
    assert re.search(r"\d s  ben", text), text[-3000:]
    assert text.index("10 of 10  ada") < text.index("10 of 10  ben")
    assert "1/2" in text
