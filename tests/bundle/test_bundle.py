"""What is in a bundle, and what the commands refuse."""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from pathlib import Path

import pytest
from bundle.conftest import autograder
from conftest import REPOSITORY
from typer.testing import CliRunner

from autograder.bundle.orders import read_orders
from autograder.cli import app
from autograder.course import Course
from autograder.errors import UsageError
from autograder.settings import Isolation, read_settings

EVERYWHERE = {"setup.sh", "requirements.txt", "bundle.json", "grader.yml"}


def top(names: list[str]) -> set[str]:
    """What lies at the root."""
    return {name.partition("/")[0] for name in names}


def test_the_zip_has_what_gradescope_wants_at_its_root(tmp_path: Path) -> None:
    """Two scripts that begin with #!, may be executed and have no carriage returns; of this course one assignment only."""
    path = tmp_path / "01.zip"
    made = autograder("bundle", "gradescope", "01_output_sizes", "--out", path, "--json")
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout) == {
        "schema": 1,
        "file": str(path),
        "bytes": path.stat().st_size,
        "assignment": "01_output_sizes",
        "points": 15,
        "memory_mb": 768,
    }
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        assert top(names) == EVERYWHERE | {"run_autograder", "provisional.json", "autograder", "solutions"}
        assert {name.split("/")[1] for name in names if name.startswith("solutions/")} == {"01_output_sizes"}
        assert "solutions/01_output_sizes/test_hidden.py" in names
        assert not any("__pycache__" in name or name.endswith(".pyc") for name in names)
        for script in ("setup.sh", "run_autograder"):
            text = archive.read(script)
            assert text.startswith(b"#!/")
            assert b"\r" not in text
            assert archive.getinfo(script).external_attr >> 16 & 0o100
            subprocess.run(["bash", "-n"], input=text, check=True)
        assert archive.read("requirements.txt") == (REPOSITORY / "requirements" / "grade.txt").read_bytes()


def test_the_same_course_gives_the_same_bytes(tiny: Course, tmp_path: Path) -> None:
    """Whatever the clock and the folder's order say."""
    for number in (1, 2):
        assert autograder("bundle", "gradescope", "01_tiny", "--course", tiny.root, "--out", tmp_path / f"{number}.zip").returncode == 0
        for path in tiny.root.rglob("*.py"):
            os.utime(path, (number, number))
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_a_keras_assignment_gets_tensorflow_and_says_how_much_memory(tmp_path: Path) -> None:
    """And one that trains networks gets its images made when the container is built."""
    made = autograder("bundle", "gradescope", "05_training", "--out", tmp_path / "05.zip", "--minutes", "40", "--hidden-checks", "visible")
    assert "at least 3 GB" in made.stdout
    with zipfile.ZipFile(tmp_path / "05.zip") as archive:
        archive.extractall(tmp_path / "05")
    orders = read_orders(tmp_path / "05")
    assert (orders.memory_mb, orders.dataset, orders.minutes, orders.hidden_checks) == (3072, "synthetic", 40, "visible")
    locked = (tmp_path / "05" / "requirements.txt").read_text("utf-8")
    assert "\ntensorflow" in locked
    assert "3 GB" in (tmp_path / "05" / "provisional.json").read_text("utf-8")


def test_settings_of_this_machine_stay_here(tiny: Course, tmp_path: Path) -> None:
    """The sandbox is chosen there, less isolation is accepted, own images come along, and what the author wrote besides is kept."""
    images = tiny.root / "images" / "train" / "cats"
    images.mkdir(parents=True)
    (images / "one.png").write_bytes(b"png")
    checks = tiny.root / "solutions" / "01_tiny" / "test_hidden.py"
    checks.write_text(checks.read_text("utf-8").replace('(student):\n    """A negative', '(student, trainer):\n    """A negative'), "utf-8")
    settings = tiny.root / "grader.yml"
    settings.write_text(settings.read_text("utf-8") + "# ours\nsandbox: container\ncontainer: {image: ours}\ndataset: images\n", "utf-8")
    made = autograder("bundle", "container", "01_tiny", "--course", tiny.root, "--out", tmp_path / "here")
    assert made.returncode == 0, made.stderr
    packed = read_settings(tmp_path / "here" / "grader.yml")
    assert (packed.isolation, packed.sandbox, packed.container, packed.dataset, packed.seed) == (Isolation.PARTIAL, "auto", None, "images", "tiny")
    assert "# ours" in (tmp_path / "here" / "grader.yml").read_text("utf-8")
    assert (tmp_path / "here" / "images" / "train" / "cats" / "one.png").read_bytes() == b"png"


def test_the_recipe_of_a_container_names_what_is_there(tiny: Course, tmp_path: Path) -> None:
    """Dockerfile, entry point and instructions agree with one another and with the folder."""
    folder = tmp_path / "recipe"
    assert autograder("bundle", "container", "01_tiny", "--course", tiny.root, "--out", folder).returncode == 0
    assert {path.name for path in folder.iterdir()} == EVERYWHERE | {"autograder", "solutions", "Dockerfile", "README.md", "grade"}
    dockerfile = (folder / "Dockerfile").read_text("utf-8")
    assert "COPY . /autograder/source/" in dockerfile
    assert "RUN bash /autograder/source/setup.sh" in dockerfile
    assert 'ENTRYPOINT ["/autograder/source/grade"]' in dockerfile
    assert os.access(folder / "grade", os.X_OK)
    readme = (folder / "README.md").read_text("utf-8")
    for words in ("docker build -t grade-01-tiny .", "--network none", ":/in:ro", ":/out"):
        assert words in readme


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("gradescope", "99_unknown"), "there is no assignment '99_unknown'"),
        (("gradescope", "01_tiny", "--out", "/proc/x.zip"), "can not write /proc/x.zip"),
        (("gradescope", "01_tiny", "--out", "."), ". is a folder"),
        (("container", "01_tiny", "--out", "solutions"), "solutions is there and not empty"),
        (("gradescope", "01_tiny", "--requirements", "nothing.txt"), "nothing.txt: No such file"),
        (("gradescope", "01_tiny", "--requirements", "grader.yml"), "has no digests"),
    ],
)
def test_what_can_not_be_packed_is_a_usage_error(tiny: Course, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], complaint: str) -> None:
    """With the path, and what to do instead."""
    monkeypatch.chdir(tiny.root)
    refused = CliRunner().invoke(app, ["bundle", *words, "--course", str(tiny.root)])
    assert isinstance(refused.exception, UsageError)
    assert complaint in str(refused.exception)


def test_an_unknown_assignment_ends_with_exit_code_2(tiny: Course) -> None:
    """And a sentence that names the known ones."""
    refused = autograder("bundle", "gradescope", "99_unknown", "--course", tiny.root)
    assert (refused.returncode, "known: 01_tiny" in refused.stderr) == (2, True)


@pytest.mark.parametrize("command", [(), ("gradescope",), ("container",)])
def test_help_has_an_example(command: tuple[str, ...]) -> None:
    """As every command has."""
    assert "Example:" in CliRunner().invoke(app, ["bundle", *command, "--help"]).stdout
