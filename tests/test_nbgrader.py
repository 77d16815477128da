"""Source notebooks of nbgrader become assignments that are built, verified and graded like any other."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.build import build
from autograder.course import Assignment, find_course
from autograder.errors import AuthorError, UsageError
from autograder.grader import examine
from autograder.intake.notebook import read
from autograder.nbgrader import import_source
from autograder.outcome import Outcome, Verdict, total
from autograder.sandbox.process import Sandbox
from autograder.settings import Limits
from autograder.verify import verify

SQUARES = '''def squares(n):
    """The squares from 1 to n."""
    ### BEGIN SOLUTION
    if n < 1:
        raise ValueError("n must be 1 or more")
    return [i**2 for i in range(1, n + 1)]
    ### END SOLUTION'''
TESTS = '''"""Some numbers."""
from math import isclose

def total(n):
    return sum(squares(n))

assert squares(1) == [1]
assert [square for n in range(1, 4) for square in squares(n)] == [1, 1, 4, 1, 4, 9]
assert total(3) == 14
### BEGIN HIDDEN TESTS
assert isclose(total(10), 385), r"\\d"
try:
    squares(0)
except ValueError:
    pass
else:
    raise AssertionError("""did not raise""")
### END HIDDEN TESTS'''


def cell(source: str, kind: str = "code", **told: Any) -> dict[str, Any]:
    """A cell; `told` is what nbgrader's metadata says."""
    usual = {"grade": False, "solution": False, "locked": False, "task": False, "schema_version": 3}
    made: dict[str, Any] = {"cell_type": kind, "metadata": {"nbgrader": {**usual, **told}} if told else {}, "source": source.splitlines(keepends=True)}
    return made | ({"execution_count": None, "outputs": []} if kind == "code" else {})


def exam(name: str, source: str, points: object = 1, **told: Any) -> dict[str, Any]:
    """A cell of tests."""
    return cell(source, grade_id=name, grade=True, locked=True, points=points, **told)


HOMEWORK = (
    cell("# Squares\n\nA text about `squares`.", "markdown"),
    cell("import numpy as np", grade_id="imports", locked=True),
    cell(SQUARES, grade_id="squares", solution=True),
    cell("squares(3)"),
    exam("test_squares", TESTS, 2),
    cell("step = 0.5\n### BEGIN SOLUTION\nmean = np.mean([1, 2]) * step\n### END SOLUTION", grade_id="mean", solution=True),
    exam("test_mean", "### BEGIN HIDDEN TESTS\nassert np.isclose(mean, 0.75)\n### END HIDDEN TESTS", 1.5),
    exam("test_type", "assert isinstance(mean, float)", 0.5),
    cell("Because it *is*.\n### BEGIN MARK SCHEME\nHalf for trying.\n### END MARK SCHEME", "markdown", grade_id="why", grade=True, solution=True, points=3),
    cell("plot = 'my plot'", grade_id="plot", grade=True, solution=True, points=4),
    cell("Find a use.\n### BEGIN MARK SCHEME\nAny.\n### END MARK SCHEME", "markdown", grade_id="use", task=True, locked=True, points=5),
)


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Write a source notebook of these cells."""

    def write(*cells: dict[str, Any], path: str = "homework.ipynb", **metadata: Any) -> Path:
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}), "utf-8")
        return target

    return write


@pytest.fixture
def homework(written: Callable[..., Path], tmp_path: Path) -> Assignment:
    """The homework above, imported into a course."""
    (tmp_path / "grader.yml").write_text("course: A course\n")
    import_source(written(*HOMEWORK), tmp_path / "solutions")
    return find_course(tmp_path).assignment("homework")


@pytest.fixture
def grade(homework: Assignment, sandbox: Sandbox) -> Callable[..., dict[str, Outcome]]:
    """Grade the students' notebook in which these words are replaced."""
    ((_, built),) = [(file.path, file.data) for file in build(find_course(homework.folder)) if file.path.suffix == ".ipynb"]

    def run(changes: dict[str, str]) -> dict[str, Outcome]:
        notebook = json.loads(built)
        for each in notebook["cells"]:
            text = "".join(each["source"])
            for old, new in changes.items():
                text = text.replace(old, new)
            each["source"] = text
        found = examine(read(json.dumps(notebook).encode(), "homework.ipynb"), homework.checks, sandbox, Limits(), "seed")
        return {outcome.check: outcome for outcome in found.outcomes}

    return run


STUB = "# YOUR CODE HERE\n    raise NotImplementedError()"
TOP_STUB = "# YOUR CODE HERE\nraise NotImplementedError()"
RIGHT = {STUB: "if n < 1: raise ValueError\n    return [i * i for i in range(1, n + 1)]", TOP_STUB: "mean = 0.75"}
NO_ERROR = {STUB: "return [i * i for i in range(1, n + 1)]", TOP_STUB: "mean = np.float64(0.75)"}
WRONG = {STUB: "return [n]", TOP_STUB: "mean = 1"}


@pytest.mark.parametrize(
    ("answers", "squares", "mean", "kind"),
    [(RIGHT, 2, 1.5, 0.5), (NO_ERROR, 0, 1.5, 0.5), (WRONG, 0, 0, 0), ({}, 0, 0, 0)],
    ids=["right", "hidden", "wrong", "untouched"],
)
def test_a_cell_earns_all_of_its_points_or_none(
    grade: Callable[..., dict[str, Outcome]], answers: dict[str, str], squares: float, mean: float, kind: float
) -> None:
    """As nbgrader gives them; these are the scores that nbgrader gives the same notebooks."""
    outcomes = grade(answers)
    scores = {name: sum(each.score for each in outcomes.values() if each.question == name) for name in ("test_squares", "test_mean", "test_type")}
    assert scores == {"test_squares": squares, "test_mean": mean, "test_type": kind}


def test_what_students_see_of_a_test_is_a_case_of_its_own(grade: Callable[..., dict[str, Outcome]]) -> None:
    """Whoever fails hidden lines only, hears that the visible ones pass."""
    outcomes = grade(NO_ERROR)
    assert [(each.visible, each.verdict) for each in outcomes.values() if each.question == "test_squares"] == [(True, Verdict.PASSED), (False, Verdict.FAILED)]
    assert [each.visible for each in outcomes.values() if each.question in ("test_mean", "test_type")] == [False, True]


def test_the_import_keeps_every_promise(homework: Assignment, sandbox: Sandbox) -> None:
    """Its solution earns everything, and its stub nothing."""
    report = verify(homework, sandbox, Limits())
    assert report.problems == []
    assert {(each.kind, each.score, each.max_score) for each in report.findings} == {("solution", 4.0, 4.0), ("stub", 0.0, 4.0)}


def test_students_get_what_nbgrader_would_give_them(homework: Assignment) -> None:
    """Stubs in place of answers, and no hidden test, no answer, no marking scheme."""
    files = {file.path.name: file.data.decode() for file in build(find_course(homework.folder))}
    cells = ["".join(each["source"]) for each in json.loads(files["homework.ipynb"])["cells"]]
    assert cells[2].endswith('    """The squares from 1 to n."""\n    # YOUR CODE HERE\n    raise NotImplementedError()')
    assert cells[4].endswith("assert total(3) == 14")
    assert cells[5:7] == ["step = 0.5\n# YOUR CODE HERE\nraise NotImplementedError()", "# test_mean: hidden tests are run here when this is graded"]
    assert cells[8:] == ["YOUR ANSWER HERE", "# YOUR CODE HERE\nraise NotImplementedError()", "Find a use."]
    everything = "".join(files.values())
    for secret in ("i**2", "385", "did not raise", "Because", "Half for trying", "Any.", "my plot", "0.75"):
        assert secret not in everything


def test_what_a_person_grades_is_named_with_its_points(written: Callable[..., Path], tmp_path: Path) -> None:
    """And so are the tests."""
    imported = import_source(written(*HOMEWORK), tmp_path / "solutions")
    assert imported.manual == {"why": 3, "plot": 4, "use": 5}
    assert imported.tests == {"test_squares": 2, "test_mean": 1.5, "test_type": 0.5}


def test_questions_are_called_like_the_tests(homework: Assignment) -> None:
    """The answers before a test belong to it, the functions in them are what the notebook is known by."""
    assert [(each.id, each.function) for each in homework.questions] == [("test_squares", "squares"), ("test_mean", "step"), ("test_type", "")]
    assert homework.max_score == 4


def test_a_test_that_replaces_a_function_of_the_notebook_is_named(written: Callable[..., Path], tmp_path: Path) -> None:
    """Nbgrader's own example does it; here the test can not be decided."""
    uses = "kept = squares\ndel squares\ntry:\n    squares_twice(1)\nexcept NameError:\n    pass\nelse:\n    raise AssertionError('unused')\nfinally:\n    squares = kept"
    imported = import_source(written(*HOMEWORK, exam("uses", uses)), tmp_path / "solutions")
    assert [note.partition(",")[0] for note in imported.notes] == ["cell 12 (uses) replaces or deletes squares"]


def test_nbgraders_layout_gives_the_name_and_the_files(written: Callable[..., Path], tmp_path: Path) -> None:
    """source/ps1 with one notebook is ps1; what lies beside it goes to the students."""
    source = written(*HOMEWORK, path="source/ps1/problem.ipynb")
    (source.parent / "data").mkdir()
    (source.parent / "data" / "table.csv").write_text("1,2")
    (source.parent / ".secret").write_text("3")
    imported = import_source(source, tmp_path / "solutions")
    assert imported.folder.name == "ps1"
    assert [path.relative_to(imported.folder).as_posix() for path in (imported.folder / "files").rglob("*") if path.is_file()] == ["files/data/table.csv"]
    written(*HOMEWORK, path="source/ps1/second.ipynb")
    assert import_source(source, tmp_path / "solutions").folder.name == "ps1_problem"


def test_an_assignment_is_replaced_by_force_only(written: Callable[..., Path], tmp_path: Path) -> None:
    """And then all of it."""
    folder = import_source(written(*HOMEWORK), tmp_path / "solutions").folder
    (folder / "note").write_text("mine")
    with pytest.raises(UsageError, match=r"is there already; take another name with --slug, or replace it with --force"):
        import_source(written(*HOMEWORK), tmp_path / "solutions")
    assert (folder / "note").exists()
    (folder / "test_visible.py").touch()
    (folder / "misconceptions").mkdir()
    notes = import_source(written(*HOMEWORK), tmp_path / "solutions", force=True).notes
    assert notes == ("the assignment that was replaced had test_visible.py, misconceptions/, which no import makes: they are gone",)
    assert not (folder / "note").exists()
    assert [path.name for path in (tmp_path / "solutions").iterdir()] == ["homework"]


ANSWER = cell(SQUARES, grade_id="squares", solution=True)
TEST = exam("test_squares", "assert squares(1) == [1]")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ((ANSWER, TEST, TEST), r"cells 2 and 3 share the grade_id 'test_squares'"),
        ((ANSWER, exam("t", "pass", None)), r"cell 2 \(t\) has no points"),
        ((ANSWER, exam("t", "pass", -1)), r"cell 2 \(t\) is worth -1 points"),
        ((ANSWER, exam("t", "pass", "many")), r"cell 2 \(t\) is worth 'many' points"),
        ((ANSWER, exam("../t", "pass")), r"cell 2: its grade_id is '../t'"),
        ((ANSWER, exam("t", "pass", schema_version=4)), r"cell 2: its metadata is of nbgrader's schema 4"),
        ((ANSWER, exam("t", "pass", cell_type="markdown")), r"cell 2 \(t\) was a markdown cell once"),
        ((ANSWER, exam("t", "%timeit squares(3)")), r"cell 2 \(t\), line 1: not Python"),
        ((ANSWER, exam("t", "### AUTOTEST squares(3)")), r"cell 2 has AUTOTEST lines"),
        ((ANSWER, exam("t", "### BEGIN HIDDEN TESTS\npass")), r"cell 2: BEGIN HIDDEN TESTS is never closed; put ### END HIDDEN TESTS below it"),
        ((cell(SQUARES.replace("END", "BEGIN"), grade_id="s", solution=True), TEST), r"cell 1: BEGIN SOLUTION inside of another"),
        ((cell("### END SOLUTION", grade_id="s", solution=True), TEST), r"cell 1: END SOLUTION without a BEGIN SOLUTION"),
        ((cell(SQUARES), TEST), r"cell 1 has a BEGIN SOLUTION, but is marked as no answer"),
        ((cell("### BEGIN HIDDEN TESTS\n### END HIDDEN TESTS"), TEST), r"cell 1 has BEGIN HIDDEN TESTS, but is no test cell"),
        ((cell("### BEGIN MARK SCHEME\n### END MARK SCHEME", "markdown"), TEST), r"cell 1 has a BEGIN MARK SCHEME, but is not graded by a person"),
        ((ANSWER, exam("t", "pass\n### begin hidden tests\npass\n### end hidden tests")), r"cell 2: '### begin hidden tests' looks like a mark; write exactly"),
        ((ANSWER, exam("t", "pass\n# BEGIN_TESTS")), r"cell 2: '# BEGIN_TESTS' looks like a mark"),
        ((ANSWER, exam("t", "pass  # HIDDEN-START")), r"cell 2: 'pass  # HIDDEN-START' looks like a mark"),
        ((cell(SQUARES.lower(), grade_id="s", solution=True), TEST), r"cell 1: '### begin solution' looks like a mark"),
        ((ANSWER, TEST, cell("# BeginSolution\nx = 1")), r"cell 3: '# BeginSolution' looks like a mark"),
        ((ANSWER, TEST, cell("### begin mark scheme", "markdown")), r"cell 3: '### begin mark scheme' looks like a mark"),
        ((cell("text", "markdown", grade=True, grade_id="m", points=1), TEST), r"cell 1 \(m\) is graded and no answer"),
        ((cell("pass", task=True, grade_id="m", points=1), TEST), r"cell 1 \(m\) is a task, which has to be text"),
    ],
)
def test_what_nbgrader_would_refuse_is_refused_with_the_cell(
    written: Callable[..., Path], tmp_path: Path, cells: tuple[dict[str, Any], ...], said: str
) -> None:
    """And nothing is written."""
    with pytest.raises(AuthorError, match=r"homework\.ipynb: .*" + said.removeprefix(r"homework\.ipynb: ")):
        import_source(written(*cells), tmp_path / "solutions")
    assert not list(tmp_path.glob("solutions/*"))


@pytest.mark.parametrize(
    ("cells", "metadata", "said"),
    [
        ((cell("x = 1"),), {}, "has no nbgrader metadata"),
        ((ANSWER,), {}, "has no test cell"),
        ((cell("def squares(n):\n    # YOUR CODE HERE\n    raise NotImplementedError()", grade_id="s", solution=True), TEST), {}, "is what students get"),
        ((ANSWER, TEST), {"kernelspec": {"language": "R"}}, "is written in r"),
        (({"cell_type": 3},), {}, "cell 1 is no cell"),
        ((ANSWER, TEST), {"kernelspec": "python3"}, "its kernelspec holds no names and values"),
        ((ANSWER, {**TEST, "source": [1]}), {}, "cell 2 is no cell"),
        ((ANSWER, {**TEST, "metadata": None}), {}, "cell 2 is no cell of a notebook: its metadata"),
        ((ANSWER, TEST, cell("\ud800", "markdown")), {}, "cell 3 holds half of a character"),
        ((ANSWER, exam("t", "x = 1\0")), {}, "cell 2 holds a NUL"),
    ],
)
def test_another_notebook_is_no_source(
    written: Callable[..., Path], tmp_path: Path, cells: tuple[dict[str, Any], ...], metadata: dict[str, Any], said: str
) -> None:
    """The sentence says what it is instead."""
    with pytest.raises(UsageError, match=said):
        import_source(written(*cells, **metadata), tmp_path / "solutions")


@pytest.mark.parametrize(
    ("name", "text", "option"),
    [
        ("nbgrader_config.py", 'c = get_config()\nc.ClearHiddenTests.begin_test_delimeter = "HIDDEN"\n', "begin_test_delimeter"),
        ("source/nbgrader_config.py", 'c.ClearSolutions.update({"code_stub": {"python": "pass"}})', "code_stub"),
        ("source/ps1/nbgrader_config.json", '{"ClearSolutions": {"end_solution_delimeter": "ANSWER"}}', "end_solution_delimeter"),
    ],
)
def test_marks_of_ones_own_are_refused(written: Callable[..., Path], tmp_path: Path, name: str, text: str, option: str) -> None:
    """What they hide would be handed out; an option that is commented out, as nbgrader writes them all, sets nothing."""
    source = written(*HOMEWORK, path="source/ps1/problem.ipynb")
    (tmp_path / name).write_text(text)
    with pytest.raises(UsageError, match=rf"{name} sets {option}, and only"):
        import_source(source, tmp_path / "solutions")
    assert not (tmp_path / "solutions").exists()
    (tmp_path / name).write_text("# c.ClearSolutions.code_stub = {}\nc.Exchange.root = '/srv'\n")
    assert import_source(source, tmp_path / "solutions").folder.name == "ps1"


def test_the_command_says_what_came_of_it_and_what_is_next(written: Callable[..., Path], tmp_path: Path) -> None:
    """Bad input ends with 2 and a sentence."""
    (tmp_path / "grader.yml").write_text("course: A course\n")

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "autograder", "import-nbgrader", *words, "--course", str(tmp_path)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    done = run(str(written(*HOMEWORK)), "--slug", "01_squares")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[1:] == [
        "graded by a person, who gives the points elsewhere: 3 cells of 12 points: why (3), plot (4), use (5)",
        "next: autograder verify 01_squares; autograder build 01_squares",
    ]
    assert done.stdout.startswith(f"{tmp_path}/solutions/01_squares: solution.py, and 3 tests of 4 points: test_squares (2), test_mean (1.5), test_type (0.5)")
    assert json.loads(run(str(written(*HOMEWORK)), "--slug", "02", "--json").stdout)["manual"] == {"why": 3, "plot": 4, "use": 5}
    (tmp_path / "no.ipynb").write_text("hello")
    for words in (
        (str(tmp_path / "no.ipynb"),),
        (str(tmp_path / "missing.ipynb"),),
        (str(written(*HOMEWORK)), "--slug", "../x"),
        (str(written(*HOMEWORK)), "--slug", "02"),
    ):
        failed = run(*words)
        assert (failed.returncode, failed.stderr.count("\n")) == (2, 1), failed.stderr
    assert "Example:" in run("--help").stdout


def test_the_total_is_that_of_the_tests(grade: Callable[..., dict[str, Outcome]]) -> None:
    """What a person grades is not in it."""
    assert total(tuple(grade(RIGHT).values())) == 4
