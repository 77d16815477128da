"""Checks become test files of Otter's, and say there what they say here."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbclient
import nbformat
import pytest
from otterfiles import ok, raising

from autograder.build import build, write
from autograder.course import Assignment, Course, find_course
from autograder.errors import AuthorError
from autograder.fallback.export import all_tests, metadata, visible_tests
from autograder.otter.tests import otter_files
from autograder.settings import Settings

RIGHT = {"half": "def half(n):\n    if n < 0:\n        raise ValueError\n    return n // 2", "double": "def double(x):\n    return 2 * x"}
WRONG = "def half(n):\n    return n / 2 + 1"
COURSE = find_course(Path(__file__))


def run(text: str, names: dict[str, Any], folder: Path) -> Any:
    """Run a test file by Otter's own classes on these names."""
    path = folder / "test.py"
    path.write_text(text, "utf-8")
    otter = otter_files()
    file = otter.create_test_file(str(path), otter.NBMetadataConfig())
    file.run(names)
    return file


def names(*cells: str) -> dict[str, Any]:
    """What these cells define."""
    defined: dict[str, Any] = {}
    for cell in cells:
        exec(cell, defined)  # noqa: S102  answers of our own
    return defined


# In a notebook


@pytest.fixture(scope="module", params=["metadata alone", "with the folder tests/"])
def said(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, tiny_course: Path) -> list[str]:
    """What `otter.Notebook().check("q1")` says in a real notebook: untouched, wrong, right; and what `check_all()` says in the end."""
    folder = tmp_path_factory.mktemp("otter")
    source = tiny_course / "assignments" / "01_tiny"
    for path in source.rglob("*"):
        if path.suffix == ".ipynb" or (path.parent.name == "tests" and "folder" in request.param):
            (folder / path.relative_to(source)).parent.mkdir(exist_ok=True)
            (folder / path.relative_to(source)).write_bytes(path.read_bytes())
    notebook = nbformat.read(folder / "01_tiny.ipynb", as_version=4)
    new = nbformat.v4.new_code_cell
    notebook.cells += [new("import otter\ngrader = otter.Notebook()"), new('grader.check("q1")'), new(WRONG), new('grader.check("q1")')]
    notebook.cells += [new(RIGHT["half"]), new('grader.check("q1")'), new("grader.check_all()")]
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    return [
        output.data["text/plain"] for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs if output.output_type == "execute_result"
    ]


def test_otters_notebook_checks_a_built_notebook(said: list[str]) -> None:
    """An answer that is not there, a wrong one with both values, a right one; in Jupyter, as the notebook is built."""
    untouched, wrong, right, everything = said
    assert "half is not filled in yet" in untouched
    assert "half(8) gave 5.0, expected 4" in wrong
    assert right == "q1 results: All test cases passed!"
    assert "q1 results: All test cases passed!" in everything
    assert "double is not filled in yet" in everything


@pytest.mark.parametrize(("cells", "said"), [(tuple(RIGHT.values()), "All tests passed!"), ((WRONG, RIGHT["double"]), "half(8) gave 5.0, expected 4")])
def test_otter_check_works_from_the_command_line(tiny_course: Path, tmp_path: Path, cells: tuple[str, ...], said: str) -> None:
    """On a notebook, with the built tests beside it."""
    path = tmp_path / "01_tiny.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells]), path)
    tests = tiny_course / "assignments" / "01_tiny" / "tests"
    finished = subprocess.run([sys.executable, "-m", "otter", "check", str(path), "-t", str(tests)], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert said in finished.stdout, finished.stderr


@pytest.fixture(scope="module")
def tiny_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny course with its assignments built."""
    import shutil

    root = tmp_path_factory.mktemp("course")
    shutil.copytree(Path(__file__).parents[1] / "tiny", root, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    write(build(find_course(root)))
    return root


# From checks of ours


@pytest.mark.parametrize("slug", ["01_output_sizes", "02_convolution", "04_model"])
def test_the_solution_passes_every_exported_check(tmp_path: Path, slug: str) -> None:
    """Hidden ones too, and for the points that they have here; a stub passes none."""
    assignment = COURSE.assignment(slug)
    total = 0.0
    for question, text in all_tests(assignment, COURSE.settings).items():
        file = run(text, assignment.solution_functions, tmp_path)
        assert file.passed_all, file.summary()
        total += file.possible
        function = next(each.function for each in assignment.questions if each.id == question)
        assert run(text, {**assignment.solution_functions, function: _stub}, tmp_path).score == 0
    assert total == pytest.approx(assignment.max_score)


def _stub(*_: object, **__: object) -> None:
    raise NotImplementedError


def test_students_get_no_hidden_check(tiny: Course) -> None:
    """Neither in the folder nor in the notebook, nor a helper of a hidden one."""
    assignment = tiny.assignment("01_tiny")
    text = json.dumps(metadata(assignment, visible_tests(assignment)))
    assert "test_halves_an_even_number" in text
    assert "test_rounds_down" not in text
    assert "oracle" not in text
    assert all(not case.hidden for test in visible_tests(assignment).values() for case in _cases(test, tiny.root))


def _cases(text: str, folder: Path) -> list[Any]:
    path = folder / "test.py"
    path.write_text(text, "utf-8")
    otter = otter_files()
    cases: list[Any] = otter.create_test_file(str(path), otter.NBMetadataConfig()).test_cases
    return cases


def test_a_hint_is_said_too(tiny: Course, tmp_path: Path) -> None:
    """Below the sentence with both values."""
    tests = all_tests(tiny.assignment("01_tiny"), Settings(course="tiny"))
    said = run(tests["q1"], names("def half(n):\n    return round(n / 2 + 0.1)"), tmp_path).summary()
    assert "half(7) gave 4, expected 3\n" in said
    assert "Hint: What is half of seven marbles" in said


def test_a_check_that_comes_after_another_is_not_tried_without_it(tiny: Course, tmp_path: Path) -> None:
    """As in our own grading; else the two would give different scores."""
    path = tiny.root / "solutions/01_tiny/test_hidden.py"
    path.write_text(
        path.read_text("utf-8").replace(
            '@check("q2", points=2)\ndef test_agrees', '@check("q2", points=2, after=["test_doubles_every_element"])\ndef test_agrees'
        ),
        "utf-8",
    )
    tests = all_tests(tiny.assignment("01_tiny"), Settings(course="tiny"))
    file = run(tests["q2"], names("import numpy as np\ndef double(x):\n    return np.asarray(x) * (2 if x.ndim == 2 else 3)"), tmp_path)
    assert {result.test_case.name: result.passed for result in file.test_case_results} == {
        "Every element is twice as large.": False,
        "The caller's array is not changed.": True,
        "Any array.": False,
    }


FILE = """
from __future__ import annotations

from typing import TYPE_CHECKING

from autograder.check import check

try:
    import math
except ImportError:
    math = None

if TYPE_CHECKING:
    from autograder.student import Student
TABLE = {}
TABLE[8] = 4
TABLE.update({6: 3})
if math:
    def half_of(n):
        return TABLE.get(n, math.floor(n / 2))


@check("q1", points=1)
def test_halves_an_even_number(student: Student):
    \"\"\"Half of an even number.\"\"\"
    for n in (8, 6, 2):
        student.half(n).equals(half_of(n))


@check("q2", points=1, after=["test_halves_an_even_number"])
def test_doubles_every_element(student: Student):
    \"\"\"Every element is twice as large.\"\"\"
    student.double(2).equals(4)
"""


def test_a_check_brings_along_whatever_it_uses(tiny: Course, tmp_path: Path) -> None:
    """Values that are changed line by line, functions in branches, imports from the future, checks of other questions."""
    path = tiny.root / "solutions/01_tiny/test_visible.py"
    path.write_text(FILE, "utf-8")
    tests = visible_tests(tiny.assignment("01_tiny"))
    answers = names(*RIGHT.values())
    assert all(run(text, answers, tmp_path).passed_all for text in tests.values())
    assert not run(tests["q2"], names(WRONG, RIGHT["double"]), tmp_path).passed_all
    path.write_text(FILE.replace('after=["test_halves_an_even_number"]', 'after=["test_rounds_down"]'), "utf-8")
    with pytest.raises(AuthorError, match="comes after test_rounds_down, which students do not have"):
        visible_tests(Assignment(path.parent))


def test_two_helpers_of_one_name_are_the_authors_error(tiny: Course) -> None:
    """One file of Otter's holds the checks of both our files."""
    folder = tiny.root / "solutions/01_tiny"
    for name, body in (("test_visible.py", "4"), ("test_hidden.py", "5")):
        path = folder / name
        text = path.read_text("utf-8").replace('"""Half of an even number."""', '"""Half of an even number."""\n    n = helper()')
        text = text.replace('"""A negative number is an error."""', '"""A negative number is an error."""\n    n = helper()')
        path.write_text(f"{text}\n\ndef helper():\n    return {body}\n", "utf-8")
    with pytest.raises(AuthorError, match="two different things called helper"):
        all_tests(Assignment(folder), Settings(course="tiny"))


# From tests of Otter's


def foreign(tiny: Course, **tests: str) -> Assignment:
    """An assignment that was written for Otter."""
    folder = tiny.root / "solutions/02_foreign"
    (folder / "otter_tests").mkdir(parents=True)
    (folder / "solution.py").write_text('# %% question="q1"\n# BEGIN SOLUTION\nx = 1\n# END SOLUTION\n# BEGIN PROMPT\n# x = ...\n# END PROMPT\n', "utf-8")
    for name, text in tests.items():
        (folder / "otter_tests" / f"{name}.py").write_text(text, "utf-8")
    return Assignment(folder)


def test_hidden_cases_of_otters_files_stay_hidden(tiny: Course, tmp_path: Path) -> None:
    """In both formats; points in a list go with their cases, which Otter itself mixes up."""
    first = ok("q1", "# hidden\n>>> SECRET\n1", ">>> x\n1", points=[9, 1])
    second = raising("q2", "hidden=True -> x\nassert x == SECRET", "hidden=False -> x\nassert x == 1", points=[9, 1])
    for text in (first, second):
        (tiny.root / "solutions").joinpath("02_foreign").mkdir(exist_ok=True)
        assignment = Assignment(tiny.root / "solutions/02_foreign")
        assignment.otter_tests.mkdir(exist_ok=True)
        (assignment.otter_tests / "q.py").write_text(text, "utf-8")
        (shown,) = visible_tests(assignment).values()
        assert "SECRET" not in shown
        file = run(shown, {"x": 1}, tmp_path)
        assert (file.passed_all, file.possible) == (True, 1)


def test_what_only_a_hidden_case_uses_is_hidden_as_well(tiny: Course, tmp_path: Path) -> None:
    """A constant or a helper may be the answer; what visible cases use stays."""
    text = (
        "from math import *\nfrom otter.test_files import test_case\nOK_FORMAT = False\nname = 'q1'\nANSWER = 42\nLIMIT = 3\n\ndef close(a, b):\n    return abs(a - b) < LIMIT\n\n"
        "def secret():\n    return ANSWER\n\n@test_case(points=1)\ndef test_near(x):\n    assert close(x, sqrt(4))\n\n@test_case(hidden=True)\ndef test_exact(x):\n    assert x == secret()\n"
    )
    (shown,) = visible_tests(foreign(tiny, q1=text)).values()
    assert "ANSWER" not in shown
    assert "secret" not in shown
    assert run(shown, {"x": 1}, tmp_path).passed_all
    assert not run(shown, {"x": 9}, tmp_path).passed_all


@pytest.mark.parametrize("hides", ["hidden=True", "None, None, True", "hidden=bool(1)", "**{'hidden': True}", "*(None, None, True)"])
def test_what_may_be_hidden_is_hidden(tiny: Course, hides: str) -> None:
    """Otter takes the word in any place; and a hidden case may be called like a visible one, of which Otter keeps the second."""
    visible = "@test_case(points=1)\ndef test(x):\n    assert x == 1\n"
    text = (
        f"from otter.test_files import test_case\nOK_FORMAT = False\nname = 'q1'\n{visible}@test_case({hides})\ndef test(x):\n    assert x == SECRET\n{visible}"
    )
    (shown,) = visible_tests(foreign(tiny, q1=text)).values()
    assert "SECRET" not in shown
    assert "assert x == 1" in shown


def test_nothing_beside_a_visible_case_is_shown(tiny: Course) -> None:
    """Neither what shares its line, nor parts of a specification that Otter does not read."""
    text = "from otter.test_files import test_case\nOK_FORMAT: bool = not True\nname = 'q1'\nLIMIT = 1; SECRET = 2\n@test_case()\ndef test(x):\n    assert x == LIMIT\n"
    other = "OK_FORMAT = 1\ntest = {'name': 'q2', 'note': 'SECRET', 'suites': [{'cases': [{'code': '>>> x\\n1', 'hidden': False, 'why': 'SECRET'}], 'why': 'SECRET'}]}\n"
    shown = visible_tests(foreign(tiny, q1=text, q2=other))
    assert set(shown) == {"q1", "q2"}
    assert "SECRET" not in "".join(shown.values())
    assert "LIMIT = 1" in shown["q1"]


def test_a_question_without_visible_cases_has_no_test_for_students(tiny: Course) -> None:
    """Rather than an empty one, which always passes."""
    assignment = foreign(tiny, q1=ok("q1", "# hidden\n>>> x\n1"), q2=raising("q2", "hidden=True -> x\nassert x"))
    assert visible_tests(assignment) == {}


def test_a_notebook_carries_tests_of_one_format(tiny: Course) -> None:
    """Otter has one word for all of them."""
    assignment = foreign(tiny, q1=ok("q1", ">>> x\n1"), q2=raising("q2", "points=1 -> x\nassert x"))
    with pytest.raises(AuthorError, match="both formats"):
        metadata(assignment, visible_tests(assignment))
    assert metadata(assignment, {"q1": ok("q1", ">>> x\n1")})["OK_FORMAT"] is True


@pytest.mark.parametrize("text", ["def (", "OK_FORMAT = True\ntest = {}", "OK_FORMAT = True"])
def test_a_file_that_is_no_test_is_named(tiny: Course, text: str) -> None:
    """Before anything is built of it."""
    with pytest.raises(AuthorError, match=r"q1\.py is no test file"):
        visible_tests(foreign(tiny, q1=text))


def test_one_question_has_one_file(tiny: Course) -> None:
    """Plain Otter keeps the last result of a name, and forgets the others."""
    folder = tiny.root / "solutions/01_tiny"
    (folder / "otter_tests").mkdir()
    (folder / "otter_tests" / "q1.py").write_text(ok("q1", "# hidden\n>>> half(8)\n4"), "utf-8")
    with pytest.raises(AuthorError, match="plain Otter takes one file"):
        all_tests(Assignment(folder), Settings(course="tiny"))
