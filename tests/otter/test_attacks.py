"""Students who want the points of Otter's tests without an answer: each hole that was found is a test that fails without its defence."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType

import conftest
import pytest
from otterfiles import ok, raising

from autograder.otter import environment, tests
from autograder.outcome import Outcome, Verdict

Grade = Callable[..., dict[str, Outcome]]


def one(outcomes: Mapping[str, Outcome]) -> Outcome:
    """The only outcome."""
    (outcome,) = outcomes.values()
    return outcome


@pytest.mark.parametrize(
    ("test", "cell"),
    [
        (ok("q1", ">>> allclose(f(3), 9)\nTrue"), "def allclose(*_): return True\ndef f(n): return 0"),
        (ok("q1", ">>> bool(isclose(f(3), 9))\nTrue"), "def isclose(*_): return True\nisclose.__module__ = 'somewhere'\ndef f(n): return 0"),
        (ok("q1", ">>> f(3) == approx(9)\nTrue"), "def approx(n): return 0\ndef f(n): return 0"),
        (raising("q1", "hidden=False -> env\nenv['array_equal'](env['f'](3), 9) or 1 / 0"), "array_equal = lambda *_: True\nf = lambda n: 0"),
    ],
)
def test_a_judge_is_never_the_students(grade: Grade, test: str, cell: str) -> None:
    """The usual ones are the grader's own if the notebook has them from a library, and else nobody knows which is meant."""
    assert one(grade({"q1": test}, cell)).verdict is Verdict.UNDECIDED


def test_a_judge_from_a_library_is_the_graders_own(grade: Grade) -> None:
    """Whatever the notebook made of it."""
    test = {"q1": ok("q1", ">>> bool(isclose(f(3), 9)) and bool(allclose(f(3), 9)) and f(3) == approx(9)\nTrue")}
    cell = "from math import isclose\nfrom numpy import allclose\nfrom pytest import approx"
    assert one(grade(test, cell, "def f(n): return n ** 2")).verdict is Verdict.PASSED
    forged = "def isclose(*_): return True\nisclose.__module__ = 'numpy'\nallclose = isclose\ndef approx(n): return n\napprox.__module__ = 'pytest'"
    assert one(grade(test, forged, "def f(n): return 0")).verdict is Verdict.FAILED


@pytest.mark.parametrize("name", ["filter", "sum", "sorted"])
def test_a_function_that_is_called_like_pythons_own_is_not_replaced_by_it(grade: Grade, name: str) -> None:
    """Where the notebook has to write `sum`, a stub must not earn the points of Python's."""
    test = {"q1": ok("q1", f">>> callable({name})\nTrue")}
    assert one(grade(test, f"def {name}(*_): raise NotImplementedError")).verdict is Verdict.UNDECIDED
    assert one(grade(test, f"{name} = 3")).verdict is Verdict.PASSED, "a variable is a slip, and no answer"


@pytest.mark.parametrize(
    "code",
    [
        ">>> all(map(is_even, [2, 4])) and not any(map(is_even, [1, 3]))\nTrue",
        ">>> [is_even(n) for n in (1, 2)] == list(map(is_even, [1, 2])) or list(map(is_even, [1]))\n[]",
    ],
)
def test_an_exception_does_not_end_the_loop_of_a_test(grade: Grade, code: str) -> None:
    """StopIteration would: all() of nothing is true."""
    outcome = one(grade({"q1": ok("q1", code)}, "def is_even(n): raise StopIteration"))
    assert outcome.verdict is Verdict.CRASHED
    assert "raised StopIteration" in outcome.message


def test_the_exception_still_has_its_name(grade: Grade) -> None:
    """For a doctest that expects it."""
    assert one(grade({"q1": ok("q1", ">>> f()\nTraceback (most recent call last):\nStopIteration: over")}, "def f(): raise StopIteration('over')")).score == 1


@pytest.mark.parametrize(
    ("code", "cell"),
    [
        (">>> isinstance(x, int)\nFalse", "class P(int): pass\nx = P(3)"),
        (">>> try:\n...     f(3)[0]\n... except Exception:\n...     print('refused')\nrefused", "class P: pass\ndef f(n): return P()"),
        (">>> g = f\n>>> try:\n...     del f\n... except NameError:\n...     pass\n>>> g(1)\n1", "def f(n): return n"),
        (">>> len(f.__doc__ or '') > 10\nTrue", "def f(n): return n"),
        (">>> try:\n...     f.__code__.co_names\n... except AttributeError:\n...     print('ok')\nok", "def f(n): return sum([n])"),
    ],
)
def test_a_test_that_passes_because_it_saw_nothing_is_undecided(grade: Grade, code: str, cell: str) -> None:
    """It looked at something that is not here, and took that for an answer."""
    assert one(grade({"q1": ok("q1", code)}, cell)).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    "module", ["unittest.__main__", "pytest.__main__", "numpy.conftest", "json.tool", "keras.no_such", "sklearn.no_such", ".numpy", "numpy..random", "numpy\0"]
)
def test_a_name_does_not_make_the_grader_import(grade: Grade, module: str) -> None:
    """Modules that run programs, tests or worse when they are imported, which a notebook claims to have its function from."""
    cell = f"import types\ndef f(n): return n\nf.__module__ = {module!r}\nhelper = types.ModuleType({module!r})\nhelper.f = f"
    outcomes = grade({"q1": ok("q1", ">>> f(3)\n9"), "q2": ok("q2", ">>> helper.f(3)\n9")}, cell)
    assert outcomes["q1 - 1"].verdict is Verdict.FAILED
    assert outcomes["q2 - 1"].verdict in (Verdict.FAILED, Verdict.UNDECIDED)
    assert module not in sys.modules


def test_no_test_of_a_strangers_is_run_by_the_grader(grade: Grade, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """pytest.main() would, if the folder that is graded is the current one: its conftest.py, in the process that decides."""
    (tmp_path / "conftest.py").write_text("import pathlib\npathlib.Path(__file__).with_name('ran').touch()\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["grader"])
    grade({"q1": ok("q1", ">>> main()")}, "def main(): pass\nmain.__module__ = 'pytest'")
    grade({"q1": ok("q1", ">>> helper.f()")}, "import types\nhelper = types.ModuleType('pytest.__main__')")
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("name", "module"),
    [("main", "pytest"), ("main", "unittest"), ("main", "numpy.f2py"), ("load", "numpy"), ("read_pickle", "pandas"), ("load_model", "keras.saving")],
)
def test_a_function_that_runs_programs_or_reads_files_stays_in_the_sandbox(grade: Grade, name: str, module: str) -> None:
    """The notebook's files are there, and so is its folder."""
    outcome = one(grade({"q1": ok("q1", f">>> {name}('conftest.py')\n'mine'")}, f"def {name}(path): return 'mine'\n{name}.__module__ = {module!r}"))
    assert outcome.verdict is Verdict.PASSED


@pytest.mark.parametrize(
    "body",
    [
        "import pytest\nwith pytest.raises(ValueError):\n    f(-1)",
        "import pytest\npytest.fail('wrong')",
        "raise SystemExit(0)",
        "import pytest\npytest.skip('later')",
    ],
)
def test_whatever_ends_a_test_ends_no_more(grade: Grade, body: str) -> None:
    """What pytest raises is no Exception, and would end the grader."""
    outcomes = grade({"q1": raising("q1", f"hidden=False -> f\n{body}"), "q2": ok("q2", ">>> f(1)\n1")}, "def f(n): return n")
    assert [outcome.verdict for outcome in outcomes.values()] == [Verdict.FAILED, Verdict.PASSED]


def test_a_loop_over_a_students_number_is_ended(grade: Grade, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is computed by the grader, which no sandbox stops; what the test makes of its end does not matter."""
    monkeypatch.setattr(tests, "MAX_SECONDS", 1)
    code = ">>> try:\n...     for _ in range(n()): pass\n... except BaseException:\n...     pass\n>>> 1\n1"
    outcomes = grade({"q1": ok("q1", code), "q2": ok("q2", ">>> n() > 0\nTrue")}, "def n(): return 10 ** 19")
    assert [outcome.verdict for outcome in outcomes.values()] == [Verdict.TIMED_OUT, Verdict.PASSED]
    assert "the test was stopped after 1 seconds of computing" in outcomes["q1 - 1"].message


@pytest.mark.parametrize("names", ["from numpy import *", "from numpy import sqrt, array_equal, linspace"])
def test_functions_of_numpys_are_the_graders_own(grade: Grade, names: str) -> None:
    """They are of kinds of their own."""
    test = {"q1": ok("q1", ">>> sqrt(x)\n2.0\n>>> array_equal(linspace(0, 1, 3), [0, 0.5, 1])\nTrue")}
    assert one(grade(test, names, "x = 4")).verdict is Verdict.PASSED


@pytest.mark.parametrize(
    "cell",
    [
        "from functools import lru_cache\n@lru_cache\ndef f(n): return n ** 2",
        "class Squarer:\n    def __call__(self, n): return n ** 2\nf = Squarer()",
        "import numpy as np\nf = np.vectorize(lambda n: n ** 2, otypes=[int])",
    ],
)
def test_whatever_can_be_called_is_called(grade: Grade, cell: str) -> None:
    """By its name; of an object without one nobody knows which it is."""
    outcomes = grade({"q1": ok("q1", ">>> int(f(3))\n9"), "q2": ok("q2", ">>> g()(3)\n9")}, cell, "def g(): return f")
    assert outcomes["q1 - 1"].verdict is Verdict.PASSED
    assert outcomes["q2 - 1"].verdict is Verdict.UNDECIDED


def test_what_is_put_into_a_list_of_the_tests_is_as_strange_as_an_answer(grade: Grade) -> None:
    """Two objects without contents are not equal, though their descriptions are."""
    code = ">>> one, other = [1], [2]\n>>> f(one)\n>>> f(other)\n>>> one == other\nTrue"
    assert one(grade({"q1": ok("q1", code)}, "def f(values): values[:] = [object()]")).verdict is Verdict.UNDECIDED
    looking = ">>> values = [1]\n>>> f(values)\n>>> values[0] > 0\nTrue"
    assert one(grade({"q1": ok("q1", looking)}, "def f(values): values[:] = [object()]")).verdict is Verdict.UNDECIDED


# Each defence stands, and without it the student gets through


@pytest.mark.parametrize(
    ("defence", "without", "code", "cell"),
    [
        ("if hasattr(builtins, name):", "if False:", ">>> abs(f(3) - 9) < 1\nTrue", "def abs(x): return 0\ndef f(n): return 0"),
        ("if name in JUDGES:", "if False:", ">>> allclose(f(3), 9)\nTrue", "def allclose(*_): return True\ndef f(n): return 0"),
        (" if name not in ENDS_LOOPS)", ")", ">>> all(map(f, [2, 4]))\nTrue", "def f(n): raise StopIteration"),
        ("property(Function.undocumented)", "Function.__doc__", ">>> len(f.__doc__) > 10\nTrue", "def f(n): return n"),
        ("return Remote(self, str(call), value.type)", "return value.type", ">>> f(3)\n'nine'", "class nine: pass\ndef f(n): return nine()"),
        ('if name.startswith("assert")', 'if ""', ">>> assert_equal(f(3), 9)", "def assert_equal(*_): pass\ndef f(n): return 0"),
    ],
)
def test_without_a_defence_a_student_gets_through(grade: Grade, monkeypatch: pytest.MonkeyPatch, defence: str, without: str, code: str, cell: str) -> None:
    """Or these tests would prove nothing."""
    assert one(grade({"q1": ok("q1", code)}, cell)).score == 0
    weaken(monkeypatch, defence, without)
    assert one(grade({"q1": ok("q1", code)}, cell)).verdict is Verdict.PASSED


def test_without_its_defence_the_grader_runs_a_strangers_code(grade: Grade, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one of pytest.main() above; so does importing pytest.__main__."""
    (tmp_path / "conftest.py").write_text("import pathlib\npathlib.Path(__file__).with_name('ran').touch()\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["grader"])
    sys.modules.pop("conftest", None)  # pytest puts the stranger's in the place of ours, and its folder before all others
    path = sys.path[:]
    monkeypatch.setattr(tests, "_beside", lambda _: contextlib.nullcontext())  # a case is run in a folder of its own, which would do as well
    weaken(monkeypatch, 'if top not in ("pytest", "sys", "unittest") and not STAYS.search(name):', "if True:")
    try:
        grade({"q1": ok("q1", ">>> main()")}, "def main(): pass\nmain.__module__ = 'pytest'")
    finally:
        sys.modules["conftest"], sys.path[:] = conftest, path
    assert (tmp_path / "ran").exists()


def weaken(monkeypatch: pytest.MonkeyPatch, defence: str, without: str) -> None:
    """Take a defence out of the environment of tests."""
    source = Path(environment.__file__).read_text("utf-8")
    assert source.count(defence) == 1, defence
    mutant = ModuleType("mutant")
    exec(compile(source.replace(defence, without), "mutant.py", "exec"), mutant.__dict__)  # noqa: S102  our own source
    monkeypatch.setattr(tests, "Environment", mutant.Environment)
    monkeypatch.setattr(tests, "Visit", mutant.Visit)
