"""A wrong idea is named when the student's answers are its answers, and never by chance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

import numpy as np
import pytest

from autograder.answer import Answer, Call, ConversationEnded, same_call
from autograder.check import Check, run_all
from autograder.course import Course
from autograder.definitions import namespace
from autograder.errors import AuthorError
from autograder.misconception import Misconception, diagnose, gather, load_bank
from autograder.outcome import Verdict
from autograder.student import Student, local_student
from autograder.values import Folder

Functions = Mapping[str, Callable[..., Any]]

CODE = compile("def size(n, k): return n - k + 1\ndef area(n, k): return size(n, k) ** 2\ndef double(x): return x * 2\n", "solution.py", "exec")
SOLUTION: Functions = namespace(CODE)


def entry(folder: Path, name: str, functions: str, fails: str = "test_small") -> Misconception:
    """Write one misconception and read it back."""
    folder.mkdir(exist_ok=True)
    source = f'"""{name}.\n\nsymptom: It is wrong.\nfails: {fails}\nsays: Why?\n"""\n{dedent(functions)}'
    (folder / f"{name}.py").write_text(source, "utf-8")
    return next(each for each in load_bank(folder) if each.id == name)


def asking(name: str, *calls: Call) -> Check:
    """A check that asks for these calls, and stops at the first wrong answer as checks do."""

    def function(student: Student) -> None:
        for call in calls:
            student.ask(call).equals(local_student(SOLUTION).ask(call).value)

    return Check(name, "q1", 1.0, visible=False, function=function)


def sizes(name: str, *pairs: tuple[int, int]) -> Check:
    """A check of the function `size`."""
    return asking(name, *(Call("size", pair) for pair in pairs))


def named(student: Functions, checks: list[Check], *bank: Misconception) -> dict[str, str]:
    """The ids that are found for each failed check."""
    evidence = gather(checks, SOLUTION, local_student(student), "seed")
    return {check: found.id for check, found in diagnose(evidence, CODE, bank).items()}


SMALL = sizes("test_small", (5, 2), (6, 3), (9, 4))
LARGE = sizes("test_large", (50, 20), (60, 30))
FORGETS = "def size(n, k): return n - k"
KEEPS = "def size(n, k): return n"


@pytest.fixture
def bank(tmp_path: Path) -> list[Misconception]:
    """Two wrong ideas about `size`."""
    return [entry(tmp_path, "forgets_one", FORGETS, "test_small, test_large"), entry(tmp_path, "keeps", KEEPS, "test_small test_large")]


# The bank


def test_a_bank_is_read_with_all_its_fields(tmp_path: Path) -> None:
    """A field may go on over several lines, and the fields may come in any order."""
    (tmp_path / "rounds_up.py").write_text(
        '"""Rounds up.\n\nsays: Put the kernel\n  at its last start.\nfails: test_a, test_b\nsymptom: One too many,\nbut only with: stride 2.\n"""\n'
    )
    (found,) = load_bank(tmp_path)
    assert (found.id, found.title, found.fails) == ("rounds_up", "Rounds up", ("test_a", "test_b"))
    assert found.says == "Put the kernel at its last start."
    assert found.symptom == "One too many, but only with: stride 2."


def test_a_folder_that_is_not_there_is_an_empty_bank(tmp_path: Path) -> None:
    """An assignment may begin without misconceptions."""
    assert load_bank(tmp_path / "misconceptions") == ()


@pytest.mark.parametrize("field", ["symptom", "fails", "says"])
def test_a_misconception_without_a_field_is_refused(tmp_path: Path, field: str) -> None:
    """The message names the field."""
    lines = {"symptom": "symptom: s", "fails": "fails: test_a", "says": "says: Why?"}
    del lines[field]
    (tmp_path / "a.py").write_text('"""Title.\n\n' + "\n".join(lines.values()) + '\n"""\n')
    with pytest.raises(AuthorError, match=rf"a\.py: .*{field}: \.\.\."):
        load_bank(tmp_path)


@pytest.mark.parametrize("source", ["", "def f(): pass", "def f(:", "\0"])
def test_a_file_that_is_no_misconception_is_the_authors_error(tmp_path: Path, source: str) -> None:
    """Also if it is not even Python."""
    (tmp_path / "a.py").write_text(source)
    with pytest.raises(AuthorError, match=r"a\.py"):
        load_bank(tmp_path)


# Gathering


def test_the_student_is_asked_everything_whatever_fails() -> None:
    """A check stops at its first failure; the evidence does not."""
    evidence = gather([SMALL, LARGE], SOLUTION, local_student({"size": lambda n, k: n - k}), "seed")
    assert [(item.check, item.right.value, item.given.value) for item in evidence] == [
        ("test_small", 4, 3),
        ("test_small", 4, 3),
        ("test_small", 6, 5),
        ("test_large", 31, 30),
        ("test_large", 31, 30),
    ]


def test_what_a_check_has_asked_is_not_asked_again() -> None:
    """A call may train a network; only those behind the first failure of each check are new."""
    asked: list[Call] = []

    def send(call: Call) -> Answer:
        asked.append(call)
        return Answer(call, returned=call.args[0] - call.args[1])

    student = Student(send)
    run_all([SMALL, LARGE], student, "seed")
    evidence = gather([SMALL, LARGE], SOLUTION, student, "seed")
    assert [call.args for call in asked] == [(5, 2), (50, 20), (6, 3), (9, 4), (60, 30)]
    assert [item.given.value for item in evidence] == [3, 3, 5, 30, 30]


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        (Call("f", (3,)), Call("f", (3,)), True),
        (Call("f", (3,)), Call("g", (3,)), False),
        (Call("f", (3,)), Call("f", (3.0,)), False),
        (Call("f", (True,)), Call("f", (1,)), False),
        (Call("f", (), {"n": 3}), Call("f", (3,)), False),
        (Call("f", (np.zeros(3),)), Call("f", (np.zeros(3),)), True),
        (Call("f", (np.zeros(3),)), Call("f", (np.zeros(3, "float32"),)), False),
        (Call("f", ([np.zeros(3)],)), Call("f", ([np.ones(3)],)), False),
        (Call("f", (0.0,)), Call("f", (-0.0,)), False),
        (Call("f", (Folder({"a": b"x"}),)), Call("f", (Folder({"a": b"x"}),)), True),
        (Call("f", (Folder({"a": b"x"}),)), Call("f", (Folder({"a": b"y"}),)), False),
        (Call("f", (3,)), Call("f", (3,), images=np.zeros((1, 2, 2, 3))), False),
    ],
)
def test_calls_are_the_same_to_the_last_bit_and_type(one: Call, other: Call, equal: bool) -> None:
    """What was asked in another way may have another answer."""
    assert same_call(one, other) == same_call(other, one) == equal


def test_a_student_who_stops_answering_ends_the_gathering() -> None:
    """The caller hears of it."""

    def silent(call: Call) -> Answer:
        raise ConversationEnded(Verdict.CRASHED, f"{call}: gone")

    with pytest.raises(ConversationEnded):
        gather([SMALL], SOLUTION, Student(silent), "seed")


# Naming


def test_nothing_is_named_when_nothing_is_wrong(bank: list[Misconception]) -> None:
    """A right answer has no misconception."""
    assert named(SOLUTION, [SMALL, LARGE], *bank) == {}


def test_a_wrong_idea_is_named_when_all_answers_agree(bank: list[Misconception]) -> None:
    """At every check that it fails."""
    assert named({"size": lambda n, k: n - k}, [SMALL, LARGE], *bank) == {"test_small": "forgets_one", "test_large": "forgets_one"}


def test_a_wrong_answer_of_its_own_is_not_named(bank: list[Misconception]) -> None:
    """Nobody else thinks so."""
    assert named({"size": lambda n, k: n * k}, [SMALL, LARGE], *bank) == {}


def test_answers_that_agree_here_and_there_are_not_named(bank: list[Misconception]) -> None:
    """One input that disagrees is enough, if it is of the same check."""
    assert named({"size": lambda n, k: n - k if n < 9 else 0}, [SMALL, LARGE], *bank) == {}


def test_a_check_is_named_on_its_own_when_two_wrong_ideas_meet(bank: list[Misconception]) -> None:
    """Each check tells of the one that it sees."""
    mixed = {"size": lambda n, k: n - k if n < 10 else n}
    assert named(mixed, [SMALL, LARGE], *bank) == {"test_small": "forgets_one", "test_large": "keeps"}


@pytest.mark.parametrize("number", ["777", "np.int64(777)", "np.float64(777)", "True", "'777'"])
def test_one_wrong_number_is_not_named_by_chance(tmp_path: Path, number: str) -> None:
    """Some wrong idea or other gives it, too; a NumPy number is no more evidence than a Python one."""
    chance = entry(tmp_path, "chance", f"import numpy as np\n\ndef size(n, k): return {number} if n == 50 else n", "test_one")
    value = eval(number, {"np": np})  # noqa: S307  a parameter of this test
    student = {"size": lambda n, k: value if n == 50 else n * k}
    assert named(student, [SMALL, sizes("test_one", (50, 20))], chance) == {}


def test_two_wrong_numbers_in_one_check_are_evidence(tmp_path: Path) -> None:
    """Nobody hits both by chance."""
    idea = entry(tmp_path, "idea", "def size(n, k): return n - k - 7 if n > 40 else n")
    student = {"size": lambda n, k: n - k - 7 if n > 40 else n * k}
    assert named(student, [SMALL, LARGE], idea) == {"test_large": "idea"}


def test_one_wrong_array_is_evidence(tmp_path: Path) -> None:
    """It holds many numbers."""
    idea = entry(tmp_path, "squares", "def double(x): return x ** 2", "test_double")
    one = asking("test_double", Call("double", (np.array([1.0, 3.0, 5.0]),)))
    student = {"size": lambda n, k: n * k, "double": lambda x: x**2}
    assert named(student, [SMALL, one], idea) == {"test_double": "squares"}


def test_a_check_that_two_wrong_ideas_explain_is_not_named(tmp_path: Path, bank: list[Misconception]) -> None:
    """A guess between two would be wrong half the time."""
    twin = entry(tmp_path, "forgets_when_small", "def size(n, k): return n - k if n < 10 else n - k + 1")
    mixed = {"size": lambda n, k: n - k if n < 10 else n}
    assert named(mixed, [SMALL, LARGE], *bank, twin) == {"test_large": "keeps"}


def test_more_inputs_tell_two_wrong_ideas_apart(tmp_path: Path, bank: list[Misconception]) -> None:
    """The one that explains the whole question is the one."""
    twin = entry(tmp_path, "forgets_when_small", "def size(n, k): return n - k if n < 10 else n - k + 1")
    assert set(named({"size": lambda n, k: n - k}, [SMALL, LARGE], *bank, twin).values()) == {"forgets_one"}
    assert named({"size": lambda n, k: n - k if n < 10 else n - k + 1}, [SMALL, LARGE], *bank, twin) == {"test_small": "forgets_when_small"}


@pytest.mark.parametrize("call", [lambda x: Call("double", (x,)), lambda x: Call("double", (), {"x": x})], ids=["by place", "by name"])
def test_side_effects_tell_wrong_ideas_apart(tmp_path: Path, call: Callable[[np.ndarray], Call]) -> None:
    """Two functions that give the same array, and one of them spoils its input."""
    squares = entry(tmp_path, "squares", "def double(x): return x ** 2", "test_double")
    spoils = entry(tmp_path, "spoils", "def double(x):\n    x **= 2\n    return x", "test_double")
    one = asking("test_double", call(np.array([1.0, 3.0])))

    def in_place(x: np.ndarray) -> np.ndarray:
        x **= 2
        return x

    assert named({"double": in_place}, [one], squares, spoils) == {"test_double": "spoils"}
    assert named({"double": lambda x: x**2}, [one], spoils, squares) == {"test_double": "squares"}


def test_a_spoilt_input_alone_is_wrong(tmp_path: Path) -> None:
    """The value is right, and still there is something to name."""
    spoils = entry(tmp_path, "spoils", "def double(x):\n    x *= 2\n    return x", "test_double")

    def in_place(x: np.ndarray) -> np.ndarray:
        x *= 2
        return x

    assert named({"double": in_place}, [asking("test_double", Call("double", (np.ones(2),)))], spoils) == {"test_double": "spoils"}


def test_an_int_is_told_apart_from_a_float(tmp_path: Path) -> None:
    """Wherever the misconception and wherever the student gives the float."""
    idea = entry(tmp_path, "divides", "def size(n, k): return float(n - k)")
    assert named({"size": lambda n, k: float(n - k)}, [SMALL], idea) == {"test_small": "divides"}
    assert named({"size": lambda n, k: n - k}, [SMALL], idea) == {}


def test_an_exception_is_an_answer_like_others(tmp_path: Path) -> None:
    """A wrong idea may be to raise."""
    refuses = entry(tmp_path, "refuses", "def size(n, k): raise TypeError('not whole')")

    def refusing(n: int, k: int) -> int:
        raise TypeError(f"{n / k} is not whole")

    assert named({"size": refusing}, [SMALL], refuses) == {"test_small": "refuses"}
    assert named({}, [SMALL], refuses) == {}


def test_a_wrong_idea_reaches_the_functions_that_use_it(bank: list[Misconception]) -> None:
    """A student who has one function wrong has all wrong that call it."""
    area = asking("test_area", Call("area", (5, 2)), Call("area", (6, 3)))
    assert named({"area": lambda n, k: (n - k) ** 2}, [area], *bank) == {"test_area": "forgets_one"}


def test_wrong_ideas_about_other_functions_are_left_out(tmp_path: Path) -> None:
    """They explain nothing here."""
    other = entry(tmp_path, "other", "def unrelated(x): return x")
    assert named({"size": lambda n, k: n - k}, [SMALL], other) == {}


def test_every_misconception_of_a_course_is_named_by_its_checks(tiny: Course) -> None:
    """The tiny course keeps its promises."""
    assignment = tiny.assignment("01_tiny")
    for each in assignment.bank:
        answers = namespace(assignment.solution_code, each.code)
        checks = [check for check in assignment.checks if check.question == ("q2" if each.id == "doubles_in_place" else "q1")]
        evidence = gather(checks, assignment.solution_functions, local_student(answers), "seed")
        found = diagnose(evidence, assignment.solution_code, assignment.bank)
        assert {found[check].id for check in each.fails} == {each.id}
