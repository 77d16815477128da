"""What the documents say is what the program does."""

from __future__ import annotations

import dataclasses
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import REPOSITORY

from autograder.check import FIXTURES
from autograder.errors import AuthorError, MachineError, UsageError
from autograder.outcome import Verdict
from autograder.record import Record, Status
from autograder.settings import Container, Limits, Recipe, Settings

README = (REPOSITORY / "README.md").read_text("utf-8")
RESULTS = (REPOSITORY / "docs" / "reference" / "results.md").read_text("utf-8")


def table_after(text: str, header: str) -> dict[str, str]:
    """First and second column of the table that begins with this header."""
    rows = {}
    for line in text[text.index(header) :].splitlines()[2:]:
        if not line.startswith("|"):
            break
        first, second = (cell.strip() for cell in line.strip("|").split("|")[:2])
        rows[first.strip("`")] = second
    return rows


def test_the_first_command_stands_at_the_top_of_the_readme() -> None:
    """Two commands, by line 12."""
    assert {"make demo", "make test"} <= {line.split("#")[0].strip() for line in README.splitlines()[:12]}


def test_the_example_of_the_readme_prints_what_the_readme_shows(tmp_path: Path) -> None:
    """The command is run, and its output compared."""
    block = re.search(r"```console\n\$ \.venv/bin/autograder (.+?)\n(.+?)```", README, re.DOTALL)
    assert block is not None
    words = block[1].replace("results/one", str(tmp_path / "one")).split()
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    shown = subprocess.run([sys.executable, "-m", "autograder", *words], cwd=REPOSITORY, capture_output=True, text=True, check=True, env=environment).stdout
    assert [line.rstrip() for line in shown.replace(str(tmp_path), "results").splitlines()] == block[2].splitlines()
    page = (tmp_path / "one" / "pages" / "diego_01_output_sizes.html").read_text("utf-8")
    for text in ("Rounds up when the stride does not fit", "conv_output_size(10, 3, stride=2) gave 5, expected 4", "does it stick out of the image?"):
        assert text in README
        assert text in page


def test_readme_and_reference_list_the_same_exit_codes() -> None:
    """And they are those of the code."""
    codes = table_after(README, "| exit code |")
    assert codes == table_after(RESULTS, "| code | meaning |")
    assert {UsageError.exit_code, AuthorError.exit_code, MachineError.exit_code} <= {int(code) for code in codes}


def test_the_readme_names_every_command() -> None:
    """And no other."""
    named = {row.split()[1] for row in table_after(README, "| command |")}
    shown = subprocess.run([sys.executable, "-m", "autograder", "--help"], capture_output=True, text=True, check=True).stdout
    assert named == set(re.findall(r"^│ (\w[\w-]*) ", shown, re.MULTILINE))


def test_every_setting_is_documented_with_its_default() -> None:
    """grader-yml.md has a row for each."""
    rows = (REPOSITORY / "docs" / "reference" / "grader-yml.md").read_text("utf-8")
    parts = {"limits": Limits, "container": Container, "training": Recipe}
    names = {field.name for field in dataclasses.fields(Settings)} - parts.keys()
    names |= {f"{part}.{field.name}" for part, kind in parts.items() for field in dataclasses.fields(kind)}
    assert names == set(re.findall(r"^\| `([\w.]+)` \|", rows, re.MULTILINE))
    for part, kind in (("limits", Limits), ("training", Recipe)):
        for field in dataclasses.fields(kind):
            if isinstance(field.default, int | float):
                assert re.search(rf"`{part}\.{field.name}` \| {field.default:g} \|", rows), field.name


def test_every_verdict_and_status_is_documented() -> None:
    """In results.md."""
    assert set(table_after(RESULTS, "| verdict |")) == {verdict.value for verdict in Verdict}
    for status in Status:
        assert f"`{status}`" in RESULTS


def test_every_key_of_the_record_is_documented() -> None:
    """In results.md."""
    for field in dataclasses.fields(Record):
        assert f"`{field.name}`" in RESULTS, field.name


@pytest.mark.parametrize("fixture", FIXTURES)
def test_every_fixture_of_a_check_is_documented(fixture: str) -> None:
    """In the guide for authors."""
    assert fixture in (REPOSITORY / "docs" / "how-to" / "write-an-assignment.md").read_text("utf-8")


def test_no_link_of_a_document_is_dead() -> None:
    """Files that Markdown pages point to exist."""
    for page in [*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md"), *(REPOSITORY / "examples").glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page}: {target}"
