"""Otter's test files give in our engine what they give in Otter's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from otterfiles import ok, raising

from autograder.errors import AuthorError
from autograder.intake.notebook import Cell, Notebook
from autograder.otter.tests import load_tests, otter_files
from autograder.outcome import Outcome, Verdict
from autograder.values import Folder, Stage

Grade = Callable[..., dict[str, Outcome]]

# A homework in the shape of those that Otter's own tests grade: two questions use the same name, one gives an endless generator.

TESTS = {
    "q1": ok("q1", ">>> cube(2)\n8", ">>> cube(1.5)\n3.375", "# hidden\n>>> cube(-3)\n-27", points=0),
    "q2": ok("q2", ">>> is_even(4)\nTrue", "# hidden\n>>> is_even(7)\nFalse", points=2, all_or_nothing=True),
    "q3": ok("q3", ">>> y\nTrue", '# hidden\n>>> if y:\n...     print("yes")\n... else:\n...     print("no")\nyes', points=2),
    "q4": ok("q4", "# hidden\n>>> np.isclose(y, 15.625)\nnp.True_", points=1),
    "q6": ok(
        "q6",
        ">>> steps = doubling()\n>>> next(steps) == 1 and next(steps) == 2\nTrue",
        "# hidden\n>>> steps = doubling()\n>>> for _ in range(6):\n...     print(next(steps))\n1\n2\n4\n8\n16\n32",
        points=5,
    ),
    "q7": raising(
        "q7",
        "points=2, success_message='well done' -> total, env\nassert total([1, 2]) == 3 and env['y'] is not None",
        "hidden=True -> total\nassert total([]) == 0",
        points=3,
    ),
}
PARTS = {
    "q1": ("def cube(x):\n    return x ** 3", "def cube(x):\n    return x ** 2", "def cube(x):\n    return x ** 3 if x > 0 else 0"),
    "q2": ("def is_even(n):\n    return n % 2 == 0", "def is_even(n):\n    return n % 2", "def is_even(n):\n    return True"),
    "q3": ("y = is_even(10)", "z = 3", "y = 'True'"),
    "q4": ("y = 2.5 ** 3", "y = 2.5", "y = None"),
    "q6": (
        "def doubling():\n    n = 1\n    while True:\n        yield n\n        n *= 2",
        "def doubling():\n    yield 1",
        "def doubling():\n    n = 1\n    while True:\n        yield n\n        n = 2 * n + (n > 8)",
    ),
    "q7": ("total = sum", "def total(x): return len(x)", "def total(x): return x[0] + total(x[1:]) if len(x) > 1 else x[0]"),
}
HOMEWORKS = ("", "1", "1H", "2", "3", "4", "6", "6H", "7", "7H", "1 4", "2 6H", "1 3 6", "2 3 6H 7")


def homework(wrong: str) -> list[str]:
    """The cells of a homework in which these questions are wrong; H: only for hidden tests."""
    cells = ["import otter\nimport numpy as np\ngrader = otter.Notebook('hw.ipynb')"]
    for name, variants in PARTS.items():
        number = name.removeprefix("q")
        cells += [variants[2 if f"{number}H" in wrong.split() else 1 if number in wrong.split() else 0], f'grader.check("{name}")']
    return [*cells, "y = np.linspace(0, 1, 5)"]


def as_otter_does(tests: Mapping[str, str], cells: list[str], folder: Path) -> dict[str, tuple[bool, float]]:
    """Passed, and points of the question, by Otter's own classes in the process of the notebook, each test where it is checked."""
    otter = otter_files()
    files: dict[str, Any] = {}

    class Grader:
        def check(self, name: str) -> None:
            path = folder / f"{name}.py"
            path.write_text(tests[name], "utf-8")
            files[name] = otter.create_test_file(str(path), otter.NBMetadataConfig())
            files[name].run(names)

    names: dict[str, Any] = {"np": np, "grader": Grader()}
    for cell in cells[1:]:
        exec(cell, names)  # noqa: S102  a homework of our own
    return {
        (result.test_case.name if result.test_case.name.startswith(name) else f"{name} - {result.test_case.name}"): (result.passed, file.score)
        for name, file in files.items()
        for result in file.test_case_results
    }


@pytest.mark.parametrize("wrong", HOMEWORKS)
def test_every_case_and_every_score_is_otters(grade: Grade, tmp_path: Path, wrong: str) -> None:
    """14 homeworks, right and wrong in visible and hidden cases, with points of all kinds."""
    expected = as_otter_does(TESTS, homework(wrong), tmp_path)
    outcomes = grade(TESTS, *homework(wrong))
    assert {name: outcome.verdict is Verdict.PASSED for name, outcome in outcomes.items()} == {name: passed for name, (passed, _) in expected.items()}
    for question in TESTS:
        score = sum(outcome.score for outcome in outcomes.values() if outcome.question == question)
        assert score == pytest.approx(next(points for name, (_, points) in expected.items() if name.startswith(question))), question


def test_a_homework_that_is_right_earns_everything(grade: Grade) -> None:
    """And what is wrong earns less; else the comparison with Otter would be of zeros."""
    assert sum(outcome.score for outcome in grade(TESTS, *homework("")).values()) == 13
    assert sum(outcome.score for outcome in grade(TESTS, *homework("7 6H")).values()) == 8.5


# Points


@pytest.mark.parametrize(
    ("points", "own", "expected"),
    [(None, (None, None), (0.5, 0.5)), (4, (None, None), (2, 2)), ([3, 1], (None, None), (3, 1)), (4, (3, None), (3, 1)), (None, (2, None), (2, 0))],
)
def test_points_are_shared_as_otter_shares_them(tmp_path: Path, points: object, own: tuple[object, ...], expected: tuple[float, ...]) -> None:
    """A total, a list, points of single cases, or none at all."""
    (tmp_path / "q1.py").write_text(raising("q1", *(f"points={each} -> f\npass" for each in own), points=points), "utf-8")
    assert tuple(check.points for check in load_tests(tmp_path)) == expected


def test_all_or_nothing_is_all_or_nothing(grade: Grade) -> None:
    """A case that passes is said to pass, and earns nothing while another fails."""
    tests = {"q1": ok("q1", ">>> f(1)\n1", "# hidden\n>>> f(2)\n2", points=4, all_or_nothing=True)}
    assert [outcome.score for outcome in grade(tests, "def f(n): return n").values()] == [2, 2]
    half = grade(tests, "def f(n): return 1")
    assert [(outcome.verdict, outcome.score) for outcome in half.values()] == [(Verdict.PASSED, 0), (Verdict.FAILED, 0)]


def test_files_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    """q2 before q10."""
    for name in ("q10", "q2", "q1"):
        (tmp_path / f"{name}.py").write_text(ok(name, ">>> 1\n1"), "utf-8")
    assert [check.question for check in load_tests(tmp_path)] == ["q1", "q2", "q10"]


@pytest.mark.parametrize("text", ["x = 1", "OK_FORMAT = True\ntest = {'name': 'q1', 'suites': []}", "def (", raising("q1", "points=-1 -> f\npass")])
def test_a_file_that_is_no_test_is_the_authors_error(tmp_path: Path, text: str) -> None:
    """With the name of the file."""
    (tmp_path / "q1.py").write_text(text, "utf-8")
    with pytest.raises(AuthorError, match=r"q1\.py"):
        load_tests(tmp_path)


# What a case sees


def one(outcomes: Mapping[str, Outcome]) -> Outcome:
    """The only outcome."""
    (outcome,) = outcomes.values()
    return outcome


@pytest.mark.parametrize(
    ("code", "cell"),
    [
        (">>> f(3)\n3.0", "import numpy as np\ndef f(n): return np.float64(n)"),
        (">>> f(3)\nnp.float64(3.0)", "def f(n): return float(n)"),
        (">>> f(3)\n[np.int64(3), np.True_]", "def f(n): return [n, True]"),
        (">>> f(np.arange(3))\narray([0, 2, 4])", "import numpy as np\ndef f(x): return 2 * x"),
        (">>> f()\nhello\n4", "def f():\n    print('hello')\n    return 4"),
        (">>> f(0)\nTraceback (most recent call last):\nZeroDivisionError: division by zero", "def f(n): return 1 / n"),
        (">>> f()\nTraceback (most recent call last):\nTooMuch: 3", "class TooMuch(ValueError): pass\ndef f(): raise TooMuch(3)"),
        (">>> x = [3, 1]\n>>> f(x)\n>>> x\n[1, 3]", "def f(x): x.sort()"),
        (">>> [g(n) for n in (1, 2)]\n[2, 3]", "def f(n): return n\ndef g(n): return f(n) + 1"),
        (">>> (lambda: f(2))()\n2", "def f(n): return n"),
        (">>> list(f(3))\n[0, 1, 2]", "def f(n): return map(int, range(n))"),
        (">>> isinstance(x, dict) and x['a'][0] == (1, None)\nTrue", "x = {'a': [(1, None)]}"),
        (">>> math.floor(x)\n2", "import math\nx = 2.5"),
        (">>> sqrt(x)\n2.0", "from math import sqrt\nx = 4"),
        (">>> 'x' in globals()\nTrue", "x = 4"),
        (">>> import tempfile\n>>> 1\n1", "pass"),
        (">>> x.sum()\n3\n>>> x.shape\n(3,)", "import numpy as np\nx = np.arange(3)"),
        (">>> f(2)  # doctest: +ELLIPSIS\n2...", "def f(n): return 2.71828"),
    ],
)
def test_a_case_sees_what_it_would_see_in_the_notebook(grade: Grade, code: str, cell: str) -> None:
    """Values, prints, exceptions, changed arguments, iterators, modules; a NumPy scalar is the number that it holds."""
    outcome = one(grade({"q1": ok("q1", code)}, cell))
    assert outcome.verdict is Verdict.PASSED, outcome


def test_a_question_is_checked_where_the_notebook_checks_it(grade: Grade) -> None:
    """And at the end, if it does not; a comment is no check, and of several the last counts."""
    tests = {"q1": ok("q1", ">>> x\n1")}
    assert one(grade(tests, "x = 1", "grader.check('q1')", "x = 2")).verdict is Verdict.PASSED
    assert one(grade(tests, "x = 1", "# grader.check('q1')", "x = 2")).verdict is Verdict.FAILED
    assert one(grade(tests, "x = 1", "grader.check('q1')", "x = 2", 'ok.check( "q1" );')).verdict is Verdict.FAILED
    told = Notebook((Cell(1, "x = 1", {"otter": {"tests": ["q1"]}}), Cell(2, "x = 2")))
    assert one(grade(tests, notebook=told)).verdict is Verdict.PASSED


def test_a_cell_that_is_to_be_ignored_is_not_run(grade: Grade) -> None:
    """Otter's tag says so."""
    ignored = Notebook((Cell(1, "x = 1"), Cell(2, "x = 2", {"tags": ["otter_ignore"]})))
    assert one(grade({"q1": ok("q1", ">>> x\n1")}, notebook=ignored)).verdict is Verdict.PASSED


def test_a_fault_of_the_test_costs_no_points_in_silence(grade: Grade) -> None:
    """A library that is not installed where it grades, a name that is nowhere; the student's own such errors are the student's."""
    broken = {"q1": ok("q1", ">>> import no_such_library\n>>> f(1)\n1"), "q2": raising("q2", "points=1 -> f\nassert f(1) == undefined")}
    assert [outcome.verdict for outcome in grade(broken, "def f(n): return n").values()] == [Verdict.GRADER_ERROR] * 2
    fine = {"q1": ok("q1", ">>> f(1)\n1"), "q2": raising("q2", "points=1 -> f\nassert f(1) == 1")}
    assert [outcome.verdict for outcome in grade(fine, "def f(n): import no_such_library").values()] == [Verdict.CRASHED] * 2
    assert [outcome.verdict for outcome in grade(fine, "def f(n): return undefined").values()] == [Verdict.CRASHED] * 2


@pytest.mark.parametrize(
    "text", ["raise SystemExit", "import pytest\npytest.skip('not today')", "OK_FORMAT = True\ntest = {'name': 1, 'suites': [{'cases': []}]}"]
)
def test_a_file_that_ends_the_program_is_the_authors_error(tmp_path: Path, text: str) -> None:
    """And not the end of grading with exit code 0."""
    (tmp_path / "q1.py").write_text(text, "utf-8")
    with pytest.raises(AuthorError, match=r"q1\.py"):
        load_tests(tmp_path)


def test_a_test_imports_what_lies_beside_the_notebook(grade: Grade, tmp_path: Path) -> None:
    """At its top and in a case, as in Otter; it may write there, and harms nothing by that."""
    for name in ("files", "autograder_files"):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"in_{name}.py").write_text(f"def right(n):\n    return n, {name!r}\n", "utf-8")
    body = "points=1 -> f\nfrom in_autograder_files import right\nopen('in_files.py', 'w').close()\nassert f(1) == in_files.right(1)[0] == right(1)[0]"
    text = "import in_files\n" + raising("q1", body)
    assert one(grade({"q1": text}, "def f(n): return n")).verdict is Verdict.PASSED
    assert "right" in (tmp_path / "files" / "in_files.py").read_text("utf-8")


def test_a_file_that_is_called_otherwise_is_run_where_it_is_checked(grade: Grade) -> None:
    """Otter looks for a file, and reports a name."""
    tests = {"q1": ok("Question 1", ">>> x\n1")}
    assert one(grade(tests, "x = 1", "grader.check('q1')", "x = 2")).verdict is Verdict.PASSED


def test_files_and_seeds_are_those_of_otters_settings(grade: Grade) -> None:
    """A file beside the notebook; chance begins anew before each cell, or is given to a variable."""
    stage = Stage(Folder({"data/table.csv": b"1,2,3"}), 42)
    tests = {"q1": ok("q1", ">>> text\n'1,2,3'"), "q2": ok("q2", ">>> a == b\nTrue")}
    cells = ("import numpy as np\ntext = open('data/table.csv').read()", "a = np.random.rand()", "b = np.random.rand()")
    assert [outcome.verdict for outcome in grade(tests, *cells, stage=stage).values()] == [Verdict.PASSED, Verdict.PASSED]
    assert one(grade({"q2": tests["q2"]}, *cells[1:], stage=Stage(None, 42, "start"))).verdict is Verdict.NOT_ATTEMPTED
    assert one(grade({"q1": ok("q1", ">>> start\n42")}, "start = 7", "print()", stage=Stage(None, 42, "start"))).verdict is Verdict.PASSED


def test_a_lost_worker_is_replaced_in_the_middle(grade: Grade) -> None:
    """The notebook runs again to where it was, and no further."""
    tests = {"q1": ok("q1", ">>> die()"), "q2": ok("q2", ">>> x\n1")}
    cells = ("import os\nx = 1\ndef die(): os._exit(0)", "grader.check('q1')", "grader.check('q2')", "x = 2")
    outcomes = grade(tests, *cells)
    assert [outcome.verdict for outcome in outcomes.values()] == [Verdict.CRASHED, Verdict.PASSED]


# What is said


@pytest.mark.parametrize(
    ("code", "cell", "verdict", "said"),
    [
        (">>> f(2)\n4", "def f(n): return n", Verdict.FAILED, "f(2) gave 2, expected 4"),
        (
            ">>> f(2) + 1\n4",
            "def f(n): pass",
            Verdict.FAILED,
            "f(2) + 1 raised TypeError: unsupported operand type(s) for +: 'NoneType' and 'int': f(2) gave None",
        ),
        ("# hidden\n>>> f(2)\n4", "def f(n): return n", Verdict.FAILED, "f(2) gave 2, which this check does not accept"),
        ("# hidden\n>>> x\n4", "x = 5", Verdict.FAILED, "x gave 5, which this check does not accept"),
        (">>> f(2)\n4", "def f(n): return n / 0", Verdict.CRASHED, "f(2) raised ZeroDivisionError: division by zero (cell 1, line 1: def f(n): return n / 0)"),
        (">>> f(2)\n4", "def f(n): raise NotImplementedError", Verdict.NOT_ATTEMPTED, "f is not filled in yet"),
        (">>> f(2)\n4", "x = 1", Verdict.NOT_ATTEMPTED, "f is not filled in yet, or not in the notebook"),
        (">>> x\n4", "x = ...", Verdict.NOT_ATTEMPTED, "x is not filled in yet, or not in the notebook"),
        (">>> f(2)\n4", "def f(n):\n    while True: pass", Verdict.TIMED_OUT, "f(2): it was stopped after 2 seconds of computing"),
    ],
)
def test_a_wrong_answer_is_explained(grade: Grade, code: str, cell: str, verdict: Verdict, said: str) -> None:
    """A hidden case shows what was asked and given, and nothing of its code."""
    outcome = one(grade({"q1": ok("q1", code)}, cell))
    assert (outcome.verdict, outcome.message, outcome.score) == (verdict, said, 0)


CASES = ((2, ", 'twice two is more'", False), (4, "", False), (3, ", 'a secret'", True))


def test_an_assertion_that_students_can_see_is_shown(grade: Grade) -> None:
    """With its own words, if it has some; a hidden one is not."""
    tests = {"q1": raising("q1", *(f"hidden={hidden} -> f\nassert f({n}) == {n * n}{said}" for n, said, hidden in CASES))}
    told, bare, hidden = grade(tests, "def f(n): return n").values()
    assert told.message == "f(2) gave 2; twice two is more"
    assert bare.message == "f(4) gave 4; this does not hold: f(4) == 16"
    assert hidden.message == "f(3) gave 3, which this check does not accept"


def test_messages_of_a_case_reach_the_student(grade: Grade) -> None:
    """For whoever passes, and for whoever fails; with quotes, which break Otter's own files."""
    tests = {"q1": raising("q1", "success_message='good \"work\"', failure_message='use \"same\"' -> f\nassert f(1) == 1")}
    assert one(grade(tests, "def f(n): return 1")).message == 'good "work"'
    assert one(grade(tests, "def f(n): return 2")).hint == 'use "same"'


@pytest.mark.parametrize(
    ("code", "cell", "what"),
    [
        (">>> point().x\n1", "class P: x = 1\ndef point(): return P()", "asks for .x of point(), an object of type P"),
        (">>> isinstance(p, int)\nTrue", "class P(int): pass\np = P(3)", "looks at the type of p, an object of type P"),
        (">>> f(print)\n1", "def f(g): return 1", "hands the notebook an object of type builtin_function_or_method"),
        (">>> helper.x\n1", "import types, sys\nhelper = types.ModuleType('helper')\nhelper.x = 1", "uses the module helper, which the notebook calls helper"),
        (">>> f() == {1, 2}\nTrue", "def f(): return {1, 2}", "compares f(), an object of type set"),
        (">>> f() != {1, 2}\nTrue", "def f(): return {1, 2}", "compares f(), an object of type set"),
        (">>> f() in [3, b'x']\nTrue", "def f(): return b'x'", "compares f(), an object of type bytes"),
        (">>> f.calls\n1", "def f(): pass\nf.calls = 1", "asks for f.calls"),
    ],
)
def test_what_cannot_cross_is_said_to_be_undecided(grade: Grade, code: str, cell: str, what: str) -> None:
    """It costs points until a person has looked, and says what to do."""
    outcome = one(grade({"q1": ok("q1", code)}, cell))
    assert outcome.verdict is Verdict.UNDECIDED, outcome
    assert what in outcome.message
    assert "Let the test ask for plain data instead" in outcome.message


def test_an_object_that_is_only_handed_around_is_no_trouble(grade: Grade) -> None:
    """As long as nobody looks into it."""
    assert one(grade({"q1": ok("q1", ">>> p = point()\n>>> p is not None\nTrue")}, "class P: pass\ndef point(): return P()")).verdict is Verdict.PASSED
