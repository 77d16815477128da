"""The visible checks run in the student's own notebook, and say what they found."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import nbclient
import nbformat
import pytest

from autograder.build import build, write
from autograder.check import Check
from autograder.course import Course, find_course
from autograder.live import Notebook, Result
from autograder.outcome import Outcome, Verdict

SETUP = 'from autograder import Notebook\n\ngrader = Notebook("01_tiny")'
RIGHT = "def half(n):\n    return n // 2"
WRONG = "def half(n):\n    return n / 2 + 1"
SPOILT = "def half(n):\n    return 1 / 0"
STEPS = {  # what a student does, in this order; None leaves the notebook as it is
    "untouched": None,
    "wrong": WRONG,
    "broken": SPOILT,
    "right": RIGHT,
    "deleted": "del half",
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What `grader.check("q1")` shows in a real notebook after each step; `STEPS` and "all"."""
    folder = tmp_path_factory.mktemp("live")
    shutil.copytree(Path(__file__).parent / "tiny", folder, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    path, *_ = write(build(find_course(folder)))
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.insert(0, nbformat.v4.new_code_cell(SETUP))
    shown = {}
    for step, source in STEPS.items():
        if source:
            notebook.cells.append(nbformat.v4.new_code_cell(source))
        shown[step] = nbformat.v4.new_code_cell('grader.check("q1")')
        notebook.cells.append(shown[step])
    shown["all"] = nbformat.v4.new_code_cell("grader.check_all()")
    notebook.cells.append(shown["all"])
    nbclient.NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(path.parent)}}).execute()
    return {step: cell.outputs[0].data for step, cell in shown.items()}


def test_an_untouched_answer_is_not_filled_in_yet(said: dict[str, Any]) -> None:
    """No failure, no cross."""
    assert said["untouched"]["text/plain"] == ("q1: not filled in yet\n  ○ Half of an even number.\n      half is not filled in yet")


def test_a_wrong_answer_reads_what_it_gave_and_what_is_right(said: dict[str, Any]) -> None:
    """In the words of the report."""
    assert said["wrong"]["text/plain"] == ("q1: 0 of 1 visible checks passed\n  ✗ Half of an even number.\n      half(8) gave 5.0, expected 4")


def test_an_answer_that_raises_reads_its_own_line(said: dict[str, Any]) -> None:
    """The exception does not stop the notebook."""
    text = said["broken"]["text/plain"]
    assert "  ! Half of an even number.\n      half(8) raised ZeroDivisionError: division by zero" in text
    assert "return 1 / 0" in text


def test_a_right_answer_hears_of_the_hidden_checks(said: dict[str, Any]) -> None:
    """Passing what is visible is not the end."""
    assert said["right"]["text/plain"].startswith("q1: all visible checks passed. Hidden checks ")
    assert said["right"]["text/plain"].endswith("\n  ✓ Half of an even number.")


def test_a_function_that_was_deleted_is_not_filled_in(said: dict[str, Any]) -> None:
    """The notebook is asked as it is now, not as it was."""
    assert said["deleted"]["text/plain"].startswith("q1: not filled in yet")


def test_all_questions_are_checked_in_order(said: dict[str, Any]) -> None:
    """One result for each."""
    text = said["all"]["text/plain"]
    assert 0 <= text.index("q1: ") < text.index("q2: ")


def test_a_notebook_shows_the_same_as_a_page(said: dict[str, Any]) -> None:
    """Both forms come, and the program that shows the notebook chooses."""
    assert "half(8) gave 5.0, expected 4" in said["wrong"]["text/html"]
    assert "<strong>q1</strong>" in said["wrong"]["text/html"]


def test_words_of_a_student_are_text_on_the_page() -> None:
    """A string that looks like a tag is shown, not obeyed."""
    check = Check("test_rule", "q1", 1, visible=True, function=test_words_of_a_student_are_text_on_the_page)
    outcome = Outcome("test_rule", "q1", visible=True, verdict=Verdict.FAILED, score=0, max_score=1, message="gave '<script>'", hint="a < b")
    for result in (Result("q1", (check,), (outcome,)), Result("<script>", (), (), "<script>")):
        page = result._repr_html_()
        assert "<script>" not in page
        assert "&lt;script&gt;" in page


def test_a_hint_is_shown_with_a_wrong_answer() -> None:
    """After the message."""
    check = Check("test_rule", "q1", 1, visible=True, function=test_a_hint_is_shown_with_a_wrong_answer)
    outcome = Outcome("test_rule", "q1", visible=True, verdict=Verdict.FAILED, score=0, max_score=1, message="gave 5", hint="Look again.")
    assert repr(Result("q1", (check,), (outcome,))).endswith("      gave 5\n      Hint: Look again.")


@pytest.mark.parametrize("place", ["assignments/01_tiny", "assignments", "."])
def test_checks_are_found_from_the_folders_around_them(tiny: Course, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    """Students open notebooks from where they like."""
    write(build(tiny))
    monkeypatch.chdir(tiny.root / place)
    assert repr(Notebook("01_tiny").check("q1")).startswith("q1: not filled in yet")


def test_without_its_checks_a_notebook_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes on working."""
    monkeypatch.chdir(tmp_path)
    problem = "not checked: test_visible.py of 01_tiny is not beside this notebook"
    assert repr(Notebook("01_tiny").check("q1")) == f"q1: {problem}"
    assert [repr(each) for each in Notebook("01_tiny").check_all()] == [f"all questions: {problem}"]


def test_broken_checks_do_not_stop_a_notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A half-finished download, for example."""
    monkeypatch.chdir(tmp_path)
    Path("test_visible.py").write_text("def broken(:")
    assert repr(Notebook("01_tiny").check("q1")).startswith("q1: not checked: ")
    assert repr(Notebook("01_tiny").check_all()[0]).startswith("all questions: not checked: ")


def test_an_unknown_question_is_named(tiny: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """A typing mistake is no pass."""
    write(build(tiny))
    monkeypatch.chdir(tiny.root / "assignments" / "01_tiny")
    assert repr(Notebook("01_tiny").check("q7")) == "q7: there is no question q7 with visible checks in 01_tiny"
