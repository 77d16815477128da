"""`autograder grade --otter-tests`: a zip or a folder of Otter's is all that is needed."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from otterfiles import ok

from autograder.course import Course
from autograder.errors import AuthorError, UsageError
from autograder.otter.archive import unpacked
from autograder.settings import Settings

TESTS = {"q1": ok("q1", ">>> f(2)\n4", "# hidden\n>>> open('data/n.txt').read()\n'3'", points=4), "q2": ok("q2", "# hidden\n>>> a == b\nTrue", points=1)}
CONFIG = {"assignment_name": "Week 1: squares", "seed": 42}
CELLS = ("import numpy as np\ndef f(n): return n * n", 'grader.check("q1")', "a = np.random.rand()", "b = np.random.rand()")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An unpacked autograder.zip."""
    made = tmp_path / "autograder"
    (made / "tests").mkdir(parents=True)
    for name, text in TESTS.items():
        (made / "tests" / f"{name}.py").write_text(text, "utf-8")
    (made / "files" / "data").mkdir(parents=True)
    (made / "files" / "data" / "n.txt").write_text("3", "utf-8")
    (made / "otter_config.json").write_text(json.dumps(CONFIG), "utf-8")
    (made / "run_autograder").write_text("#!/bin/sh\nexit 1\n", "utf-8")
    return made


@pytest.fixture
def archive(folder: Path, tmp_path: Path) -> Path:
    """The zip itself."""
    path = tmp_path / "hw01.zip"
    with zipfile.ZipFile(path, "w") as made:
        for each in sorted(folder.rglob("*")):
            made.write(each, each.relative_to(folder))
    return path


def grade(*words: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run `autograder grade`."""
    return subprocess.run([sys.executable, "-m", "autograder", "grade", *map(str, words)], cwd=cwd, capture_output=True, text=True, check=False)


def test_a_zip_a_folder_and_bare_tests_grade_alike(tmp_path: Path, folder: Path, archive: Path, hand_in: Callable[..., Path]) -> None:
    """With files, seed, points and name of Otter's settings; without these, by what the tests say alone. No course is needed."""
    notebook = hand_in("ada", *CELLS)
    for source, points in ((archive, 5.0), (folder, 5.0), (folder / "tests", 2.0)):
        out = tmp_path / f"out-{source.name}"
        result = grade(notebook, "--otter-tests", source, "--out", out, "--json", cwd=tmp_path)
        assert result.returncode == 0, result.stderr
        record = json.loads((out / "records" / "ada.json").read_text("utf-8"))
        assert (record["score"], record["max_score"], record["isolation"]) == (points, 5.0, "full"), record
        assert record["assignment"] == ("Week_1_squares" if points == 5 else "tests")
        assert {outcome["question"] for outcome in record["outcomes"]} == {"q1", "q2"}


def test_the_same_command_grades_nothing_twice(tmp_path: Path, archive: Path, hand_in: Callable[..., Path]) -> None:
    """Although its course is made anew each time."""
    notebook = hand_in("ada", *CELLS)
    for _ in range(2):
        result = grade(notebook, "--otter-tests", archive, "--out", tmp_path / "out", cwd=tmp_path)
    assert "unchanged" in result.stdout + result.stderr


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: None, "does not exist"),
        (lambda path: path.write_text("no zip", "utf-8"), "neither a folder nor a zip"),
        (lambda path: path.mkdir(), "holds no test files"),
        (lambda path: zipfile.ZipFile(path, "w").close(), "holds no test files"),
    ],
)
def test_what_holds_no_tests_is_refused(tmp_path: Path, make: Callable[[Path], object], said: str) -> None:
    """With its name."""
    path = tmp_path / "tests.zip"
    make(path)
    with pytest.raises(UsageError, match=rf"tests\.zip.*{said}"), unpacked(path):
        pass


def test_an_assignment_and_otters_tests_are_one_too_many(tmp_path: Path, archive: Path, hand_in: Callable[..., Path]) -> None:
    """The tests say which assignment it is."""
    result = grade(hand_in("ada", *CELLS), "--otter-tests", archive, "--assignment", "01", cwd=tmp_path)
    assert result.returncode == 2
    assert "leave --assignment out" in result.stderr


def test_no_name_in_a_zip_leads_out_of_its_folder(tmp_path: Path, archive: Path) -> None:
    """Zips are passed around."""
    with zipfile.ZipFile(archive, "a") as made:
        made.writestr("tests/../../../escaped.py", "x")
        made.writestr("/tests/absolute.py", "x")
        link = zipfile.ZipInfo("tests/link.py")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
    with unpacked(archive) as (root, slug):
        names = {path.relative_to(root / "solutions" / slug).as_posix() for path in root.rglob("*") if path.is_file()}
    assert names == {"otter_tests/q1.py", "otter_tests/q2.py", "files/data/n.txt", "otter_config.json"}


@pytest.mark.parametrize("config", ["no JSON", "[]", '{"seed": "x"}', '{"seed_variable": "not a name"}'])
def test_settings_that_can_not_be_read_are_the_authors_error(folder: Path, config: str) -> None:
    """With the name of the file."""
    (folder / "otter_config.json").write_text(config, "utf-8")
    with pytest.raises(AuthorError, match=r"otter_config\.json"), unpacked(folder) as (root, slug):
        _ = Course(root, Settings(course="x")).assignment(slug).stage


def corrupt(path: Path, method: int) -> None:
    """Write a zip whose compressed data is damaged."""
    with zipfile.ZipFile(path, "w", method) as made:
        made.writestr("tests/q1.py", TESTS["q1"])
    data = bytearray(path.read_bytes())
    begin = data.find(b"tests/q1.py") + len("tests/q1.py") + 12
    data[begin : begin + 40] = b"\xff" * 40
    path.write_bytes(data)


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_zip_is_named(tmp_path: Path, method: int) -> None:
    """However its data is compressed."""
    corrupt(tmp_path / "hw01.zip", method)
    with pytest.raises(UsageError, match=r"hw01\.zip is neither a folder nor a zip that can be read"), unpacked(tmp_path / "hw01.zip"):
        pass


@pytest.mark.parametrize("name", ["tests/q3.py", "files/data/m.txt"])
def test_a_link_to_nowhere_is_named(folder: Path, name: str) -> None:
    """By its own path, among the tests and among the files."""
    (folder / name).symlink_to("/nowhere")
    with pytest.raises(UsageError, match=rf"{folder / name} can not be read: .*No such file"), unpacked(folder):
        pass


def test_a_folder_that_is_called_like_a_test_is_named(folder: Path) -> None:
    """It can not be meant as one."""
    (folder / "tests" / "q3.py").mkdir()
    with pytest.raises(UsageError, match=rf"{folder}/tests/q3\.py can not be read: Is a directory"), unpacked(folder):
        pass


def test_a_test_that_does_not_load_is_named_where_the_author_has_it(tmp_path: Path, folder: Path, hand_in: Callable[..., Path]) -> None:
    """In the zip or in the folder, and not where it was unpacked to, which is gone."""
    (folder / "tests" / "q3.py").write_text("OK_FORMAT = True\ntest = {\n", "utf-8")
    with zipfile.ZipFile(tmp_path / "hw02.zip", "w") as made:
        made.write(folder / "tests" / "q3.py", "tests/q3.py")
    notebook = hand_in("ada", *CELLS)
    for source, named in ((tmp_path / "hw02.zip", "hw02.zip/tests/q3.py"), (folder, "autograder/tests/q3.py"), (folder / "tests", "tests/q3.py")):
        refused = grade(notebook, "--otter-tests", source.relative_to(tmp_path), cwd=tmp_path)
        said = "".join(refused.stderr.split())
        assert refused.returncode == 2, refused.stderr
        assert f"{named}isnotestfileofOtter's:SyntaxError" in said
        assert "otter-" not in said.replace("--otter-tests", "")


def test_modules_beside_the_tests_become_files_beside_the_notebook(folder: Path) -> None:
    """Where tests that import them find them, unless there is a file of that name; what other programs want of a folder of tests is left out."""
    (folder / "files" / "taken.py").write_text("x = 1", "utf-8")
    for name in ("__init__", "conftest", "helper", "taken"):
        (folder / "tests" / f"{name}.py").write_text("# OK_FORMAT = True\ndef g(): return 9\n", "utf-8")
    with unpacked(folder) as (root, slug):
        names = {path.relative_to(root / "solutions" / slug).as_posix() for path in root.rglob("*.py")}
        questions = Course(root, Settings(course="x")).assignment(slug).questions
    assert names == {"otter_tests/q1.py", "otter_tests/q2.py", "files/taken.py", "autograder_files/helper.py"}
    assert [question.id for question in questions] == ["q1", "q2"]


def test_modules_alone_are_no_tests(tmp_path: Path) -> None:
    """A folder of scripts was named by mistake."""
    (tmp_path / "helper.py").write_text("def g(): return 9\n", "utf-8")
    with pytest.raises(UsageError, match="holds no test files"), unpacked(tmp_path):
        pass
