"""What `otter assign` would make, made of ours: plain Otter gives the solution full marks."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest

from autograder.course import Course
from autograder.errors import AuthorError
from autograder.fallback.assign import assign, put_in_place
from autograder.settings import Settings

SETTINGS = Settings(course="tiny")


def points(notebook: Path, archive: Path, folder: Path) -> dict[str, float]:
    """The points of each question by plain `otter run`."""
    command = [sys.executable, "-m", "otter", "run", str(notebook), "-a", str(archive), "-o", str(folder), "--no-logo"]
    finished = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    results = json.loads((folder / "results.json").read_text("utf-8"))
    return {test["name"]: test["score"] for test in results["tests"] if "score" in test}


def test_plain_otter_gives_the_solution_full_marks_and_the_stub_none(tiny: Course, tmp_path: Path) -> None:
    """Hidden checks and the oracle included."""
    archive = assign(tiny.assignment("01_tiny"), SETTINGS, tmp_path / "out")
    assert points(tmp_path / "out/autograder/01_tiny.ipynb", archive, tmp_path) == {"q1": 5, "q2": 5}
    assert points(tmp_path / "out/student/01_tiny.ipynb", archive, tmp_path) == {"q1": 0, "q2": 0}


def test_students_get_what_otter_would_give_them(tiny: Course, tmp_path: Path) -> None:
    """The stub with Otter's grader and the visible tests, and the files; no answer, no hidden check."""
    folder = tiny.root / "solutions/01_tiny"
    for name in ("files", "autograder_files"):
        (folder / name / "deep").mkdir(parents=True)
        (folder / name / "deep" / f"{name}.csv").write_text("1,2", "utf-8")
    archive = assign(tiny.assignment("01_tiny"), SETTINGS, tmp_path)
    student = {path.relative_to(tmp_path / "student").as_posix() for path in (tmp_path / "student").rglob("*") if path.is_file()}
    assert student == {"01_tiny.ipynb", "tests/q1.py", "tests/q2.py", "deep/files.csv"}
    text = "".join(path.read_text("utf-8") for path in (tmp_path / "student").rglob("*.*") if path.is_file())
    assert "otter.Notebook(" in text
    assert "n // 2" not in text
    assert "test_rounds_down" not in text
    with zipfile.ZipFile(archive) as made:
        assert {"run_autograder", "setup.sh", "environment.yml", "otter_config.json", "tests/q1.py", "tests/q2.py"} <= set(made.namelist())
        assert {"files/deep/files.csv", "files/deep/autograder_files.csv"} <= set(made.namelist())
        assert "cnn-autograder==" in made.read("environment.yml").decode()


def test_otters_grader_takes_the_place_of_ours(tiny: Course, tmp_path: Path) -> None:
    """Where the notebook makes ours, and with its import gone."""
    path = tiny.root / "solutions/01_tiny/solution.py"
    text = path.read_text("utf-8")
    path.write_text(text.replace("import numpy as np", 'import numpy as np\n\nfrom autograder import Notebook\n\ngrader = Notebook("01_tiny")', 1), "utf-8")
    assign(tiny.assignment("01_tiny"), SETTINGS, tmp_path)
    cells = [cell.source for cell in nbformat.read(tmp_path / "student/01_tiny.ipynb", as_version=4).cells]
    assert "import otter" in cells[1]
    assert 'grader = otter.Notebook("01_tiny.ipynb")' in cells[1]
    assert not any("from autograder" in cell for cell in cells)
    path.write_text(
        text.replace("import numpy as np", 'import numpy as np\nfrom autograder import Notebook, draw_images\ngrader = Notebook("01_tiny")', 1), "utf-8"
    )
    assign(tiny.assignment("01_tiny"), SETTINGS, tmp_path)
    cell = nbformat.read(tmp_path / "student/01_tiny.ipynb", as_version=4).cells[1].source
    assert "from autograder import Notebook, draw_images" in cell  # the pictures are ours under Otter, too
    assert 'grader = otter.Notebook("01_tiny.ipynb")' in cell
    path.write_text(text.replace("import numpy as np", "import numpy as np\nfrom autograder import Notebook", 1), "utf-8")
    with pytest.raises(AuthorError, match="one line has to say"):
        assign(tiny.assignment("01_tiny"), SETTINGS, tmp_path)


def test_what_was_there_before_is_replaced_only_when_the_new_one_is_whole(tiny: Course, tmp_path: Path) -> None:
    """An error leaves the last good state, and no half-made folder."""
    assign(tiny.assignment("01_tiny"), SETTINGS, tmp_path)
    (tmp_path / "student" / "old.txt").write_text("from before", "utf-8")
    (tiny.root / "solutions/01_tiny/otter_tests").mkdir()
    (tiny.root / "solutions/01_tiny/otter_tests/q1.py").write_text("x = 1", "utf-8")
    broken = Course(tiny.root, SETTINGS).assignment("01_tiny")
    with pytest.raises(AuthorError):
        assign(broken, SETTINGS, tmp_path)
    assert (tmp_path / "student" / "old.txt").exists()
    (tiny.root / "solutions/01_tiny/otter_tests/q1.py").unlink()
    assign(Course(tiny.root, SETTINGS).assignment("01_tiny"), SETTINGS, tmp_path)
    assert not (tmp_path / "student" / "old.txt").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["autograder", "course", "student"]


def required(archive: Path) -> list[str]:
    """The packages that plain Otter would install for an assignment, the author's and ours, in order."""
    with zipfile.ZipFile(archive) as made:
        lines = [line.strip().removeprefix("- ") for line in made.read("environment.yml").decode().splitlines()]
    return [line for line in lines if "==" in line or "nltk" in line]


def test_the_authors_requirements_come_along(tiny: Course, tmp_path: Path) -> None:
    """Once each, in the author's version, and without digests, which Otter's own packages do not have."""
    (tiny.root / "solutions/01_tiny/requirements.txt").write_text("# ours\nnltk>=3.9 \\\n    --hash=sha256:12\nNumPy==1.26.0\n", "utf-8")
    found = required(assign(tiny.assignment("01_tiny"), SETTINGS, tmp_path))
    assert "nltk>=3.9" in found
    assert [line for line in found if line.lower().startswith("numpy")] == ["NumPy==1.26.0"]


def test_what_only_the_tests_import_is_installed_as_well(tiny: Course, tmp_path: Path) -> None:
    """And what is only spoken of is not."""
    folder = tiny.root / "solutions/01_tiny"
    checks = (folder / "test_hidden.py").read_text("utf-8")
    assert not any(line.startswith("scipy") for line in required(assign(tiny.assignment("01_tiny"), SETTINGS, tmp_path)))
    (folder / "test_hidden.py").write_text("import scipy.signal\n\n# no matplotlib\n" + checks, "utf-8")
    found = required(assign(Course(tiny.root, SETTINGS).assignment("01_tiny"), SETTINGS, tmp_path))
    assert any(line.startswith("scipy==") for line in found)
    assert not any(line.startswith("matplotlib==") for line in found)


def test_what_can_not_be_put_in_place_leaves_the_old_one_there(tmp_path: Path) -> None:
    """The old folder is set aside first, and deleted last."""
    student, made, aside = tmp_path / "student", tmp_path / "made", tmp_path / "aside"
    student.mkdir()
    (student / "old.txt").write_text("from before", "utf-8")
    with pytest.raises(FileNotFoundError):
        put_in_place(student, made, aside)
    assert (student / "old.txt").exists()
    assert not aside.exists()
    made.mkdir()
    put_in_place(student, made, aside)
    assert not list(student.iterdir())
    assert (aside / "old.txt").exists()
