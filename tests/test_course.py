"""A course is a folder, and everything about an assignment lies in that folder."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from otterfiles import ok

from autograder.build import build
from autograder.course import Assignment, Course, find_course
from autograder.errors import AuthorError, UsageError
from autograder.settings import Settings


def assignment(root: Path, solution: str, slug: str = "01_new", **checks: str) -> Assignment:
    """Write a new assignment; `visible="..."` is its test_visible.py."""
    folder = root / "solutions" / slug
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "solution.py").write_text(dedent(solution), "utf-8")
    for name, source in checks.items():
        (folder / f"test_{name}.py").write_text("from autograder.check import check\n" + dedent(source), "utf-8")
    return Assignment(folder)


def stub(name: str, docstring: str = "") -> str:
    """A function with a solution block."""
    return f'def {name}(n):\n    """{docstring}"""\n    # BEGIN SOLUTION\n    return n\n    # END SOLUTION\n'


# Finding


@pytest.mark.parametrize("start", [".", "solutions", "solutions/01_tiny", "solutions/01_tiny/solution.py"])
def test_a_course_is_found_from_anywhere_inside(tiny: Course, start: str) -> None:
    """Its root is the nearest folder with a grader.yml."""
    assert find_course(tiny.root / start) == tiny


def test_outside_of_a_course_the_message_says_what_to_do(tmp_path: Path) -> None:
    """Which option names the course."""
    with pytest.raises(UsageError, match="--course FOLDER"):
        find_course(tmp_path)


def test_an_unknown_assignment_names_the_known_ones(tiny: Course) -> None:
    """A typing mistake is the likeliest reason."""
    with pytest.raises(UsageError, match=r"there is no assignment '01_tyni' .* known: 01_tiny"):
        tiny.assignment("01_tyni")
    with pytest.raises(UsageError, match="known: none"):
        Course(tiny.root / "nowhere", Settings("")).assignment("01_tiny")


def test_every_folder_with_a_solution_is_an_assignment(tiny: Course) -> None:
    """In the order of their names, and no other folder."""
    assignment(tiny.root, "x = 1\n", "00_first")
    (tiny.root / "solutions" / "drafts").mkdir()
    assert list(Course(tiny.root, tiny.settings).assignments) == ["00_first", "01_tiny"]


# One assignment


def test_the_tiny_assignment_is_read_whole(tiny: Course) -> None:
    """Title, questions, checks, answers and wrong ideas."""
    found = tiny.assignment("01_tiny")
    assert found.title == "Tiny numbers"
    assert [(each.id, each.function, each.title) for each in found.questions] == [
        ("q1", "half", "Half of a number, rounded down"),
        ("q2", "double", "Every element twice as large, in a new array"),
    ]
    assert [path.stem for path in found.accepted] == ["divmod", "shift"]
    assert [each.id for each in found.bank] == ["accepts_negatives", "doubles_in_place", "rounds_up"]
    assert found.max_score == 10
    assert tiny.stubs == {"01_tiny": ("half", "double")}


def test_checks_come_by_question_and_visible_ones_first(tiny: Course) -> None:
    """The order of a report."""
    assert [(each.question, each.visible) for each in tiny.assignment("01_tiny").checks] == [
        ("q1", True),
        ("q1", False),
        ("q1", False),
        ("q1", False),
        ("q2", True),
        ("q2", False),
        ("q2", False),
    ]


def test_questions_are_the_functions_with_a_solution_block(tmp_path: Path) -> None:
    """In the order of the notebook; helpers do not count, and a missing docstring is no harm."""
    found = assignment(tmp_path, f"def helper():\n    return 1\n\n\n{stub('b', 'Title.')}\n\n{stub('a')}")
    assert [(each.id, each.function, each.title) for each in found.questions] == [("q1", "b", "Title"), ("q2", "a", "a")]


def test_an_untitled_notebook_is_called_by_its_folder(tmp_path: Path) -> None:
    """There is always a name."""
    assert assignment(tmp_path, "x = 1\n").title == "01_new"


def test_a_solution_that_is_not_python_is_told_with_its_line(tmp_path: Path) -> None:
    """File and line, then what is wrong."""
    broken = assignment(tmp_path, "x = 1\ndef half(:\n")
    for part in ("questions", "solution_functions"):
        with pytest.raises(AuthorError, match=r"solution\.py:2: "):
            getattr(broken, part)


def test_functions_are_defined_without_running_pictures(tmp_path: Path) -> None:
    """Imports, constants and definitions run; everything else of a notebook does not."""
    found = assignment(
        tmp_path,
        """
        import math
        import matplotlib.pyplot as plt
        from autograder import Notebook

        grader = Notebook("01_new")
        print("not printed")
        LIMIT = 3
        SIZES = (1, -2)
        STRIDE: int = 2
        image = plt.imread("no such file")

        class Box:
            side = 1

        def area(n):
            return math.pi * n * LIMIT * SIZES[1] * STRIDE * Box.side
        """,
    ).solution_functions
    assert found["area"](1) < -37
    assert not {"plt", "grader", "image"} & found.keys()


# Checks


def test_a_check_of_a_question_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """The known questions are listed."""
    found = assignment(tmp_path, stub("half"), hidden='@check("q2", points=1)\ndef test_rule(student): pass\n')
    with pytest.raises(AuthorError, match=r"test_hidden\.py: test_rule is of question q2; 01_new has q1"):
        _ = found.checks


def test_a_visible_and_a_hidden_check_do_not_share_a_name(tmp_path: Path) -> None:
    """Reports and hints go by names."""
    twin = '@check("q1", points=1)\ndef test_rule(student): pass\n'
    found = assignment(tmp_path, stub("half"), visible=twin, hidden=twin)
    with pytest.raises(AuthorError, match="two checks share the name test_rule"):
        _ = found.checks


def test_an_assignment_without_checks_is_worth_nothing(tmp_path: Path) -> None:
    """It may still be written."""
    found = assignment(tmp_path, stub("half"))
    assert found.checks == ()
    assert found.max_score == 0


# The course's fingerprint


@pytest.mark.parametrize("name", ["oracle.py", "accepted/shift.py", "solution.py", "cats.npz"])
def test_any_change_of_the_material_changes_its_hash(tiny: Course, name: str) -> None:
    """Also of data that the checks read: old results must not stand."""
    path = tiny.root / "solutions" / "01_tiny" / name
    before = tiny.content_hash
    path.write_bytes((path.read_bytes() if path.exists() else b"") + b"\n")
    changed = tiny.content_hash
    path.rename(path.with_stem("renamed"))
    assert len({before, changed, tiny.content_hash}) == 3


def test_running_the_course_does_not_change_its_hash(tiny: Course) -> None:
    """Python's caches are no material, and neither is the place of the folder."""
    before = tiny.content_hash
    _ = tiny.assignment("01_tiny").checks
    cache = tiny.root / "solutions" / "01_tiny" / "__pycache__"
    cache.mkdir(exist_ok=True)
    (cache / "oracle.pyc").write_bytes(b"cached")
    assert tiny.content_hash == before
    moved = tiny.root.rename(tiny.root.with_name("moved"))
    assert Course(moved, tiny.settings).content_hash == before


def test_ours_and_otters_questions_stand_in_one_assignment(tiny: Course) -> None:
    """What was imported grows checks of ours, one question after the other."""
    solution = '# %% question="q1"\n# BEGIN SOLUTION\nx = 1\n# END SOLUTION\n# BEGIN PROMPT\n# x = ...\n# END PROMPT\n\n# %% question="q2"\n' + stub("double")
    visible = '@check("q2", points=3)\ndef test_doubles(student):\n    """Twice."""\n    student.double(2).equals(4)\n'
    found = assignment(tiny.root, solution, "02_mixed", visible=visible)
    (found.folder / "otter_tests").mkdir()
    (found.folder / "otter_tests" / "q1.py").write_text(ok("q1", ">>> x\n1", points=2), "utf-8")
    assert [(question.id, question.function) for question in found.questions] == [("q1", "x"), ("q2", "double")]
    assert [(each.name, each.points) for each in found.checks] == [("q1 - 1", 2), ("test_doubles", 3)]
    with pytest.raises(AuthorError, match="both formats"):
        build(tiny, ("02_mixed",))
    (found.folder / "otter_tests" / "q1.py").write_text(ok("q1", "# hidden\n>>> x\n1", points=2), "utf-8")
    assert {file.path.name for file in build(tiny, ("02_mixed",))} == {"02_mixed.ipynb", "test_visible.py", "q2.py"}
