"""The commands on data sets as a person types them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def data(tmp_path: Path) -> Run:
    """Run `autograder data ...` in a folder with images of two classes, with a cache of its own."""
    for number in range(12):
        path = tmp_path / "photos" / ("cats" if number < 6 else "dogs") / f"{number}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (9, 7), (number * 20, 5, 9)).save(path)
    (tmp_path / "grader.yml").write_text("course: Cats\n", "utf-8")
    (tmp_path / "solutions").mkdir()
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "200", "AUTOGRADER_CACHE": str(tmp_path / "cache")}

    def run(*words: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "autograder", "data", *map(str, words)],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            env=environment,
        )

    return run


def one_sentence(result: subprocess.CompletedProcess[str]) -> str:
    """The error: one line of ours, no traceback."""
    assert "Traceback" not in result.stderr, result.stderr
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("autograder: ")]
    return line


def test_help_shows_an_example_for_every_command(data: Run) -> None:
    """The group's too."""
    for words in ((), ("make",), ("fetch",), ("verify",), ("list",)):
        result = data(*words, "--help")
        assert result.returncode == 0
        assert f"Example:  autograder data {words[0] if words else ''}" in result.stdout


def test_images_are_drawn_for_students(data: Run, tmp_path: Path) -> None:
    """As many as asked for; the JSON document says where."""
    result = data("make", "synthetic", "--to", "images", "--train", 2, "--validation", 1, "--json")
    assert (result.returncode, result.stderr) == (0, "")
    assert json.loads(result.stdout)["images"] == {"train": 4, "validation": 2}
    assert len(list((tmp_path / "images").rglob("*.jpg"))) == 6
    assert "autograder data make synthetic --to here" in one_sentence(data("make", "photos", "--to", "here"))


def test_a_folder_is_decoded_verified_and_listed(data: Run, tmp_path: Path) -> None:
    """With exit code 0 as long as all is well."""
    made = data("make", "photos", "--size", 5, 6)
    assert made.returncode == 0, made.stderr
    assert "photos: 10 images to train on, 2 to validate, of cats, dogs" in made.stdout
    verified = data("verify", "photos", "--size", 5, 6, "--json")
    assert (verified.returncode, json.loads(verified.stdout)["damaged"]) == (0, [])
    (listed,) = json.loads(data("list", "--json").stdout)["decoded"]
    assert (listed["name"], listed["size"], listed["images"]) == ("photos", [5, 6], 12)
    assert "photos, 12 images of 5x6 pixels" in data("list").stdout


def test_damage_is_named_with_the_command_that_mends_it(data: Run, tmp_path: Path) -> None:
    """Exit code 1: a gate was missed."""
    data("make", "photos")
    (array,) = (tmp_path / "cache").rglob("train_x.npy")
    array.write_bytes(array.read_bytes()[:-1] + b"\x07")
    (tmp_path / "photos/cats/1.png").write_bytes(b"")
    result = data("verify", "photos")
    assert result.returncode == 1
    assert str(array) in result.stdout
    assert "1.png: the file is empty" in result.stdout
    assert "2 damaged; to mend it: autograder data make photos" in result.stdout
    assert len(json.loads(data("verify", "photos", "--json").stdout)["damaged"]) == 2


def test_exit_codes_say_whose_fault_it_is(data: Run, tmp_path: Path) -> None:
    """2 for a wrong name or path, 4 for what is not here."""
    for words, code, sentence in (
        (("make", "nonsense"), 2, "no data set 'nonsense'"),
        (("fetch", "synthetic"), 2, "autograder data make synthetic"),
        (("fetch", "caltech101", "--from", "nowhere.zip"), 2, "no such file or folder"),
        (("make", "caltech101"), 4, "autograder data fetch caltech101"),
        (("verify", "synthetic"), 4, "autograder data make synthetic"),
    ):
        result = data(*words)
        assert result.returncode == code, result.stderr
        assert sentence in one_sentence(result)
