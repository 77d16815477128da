"""A check runs, and whatever it does ends in one outcome."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from autograder.answer import Answer, Call, CheckFailed, ConversationEnded
from autograder.check import Check, check, generator, load, load_module, run, run_all
from autograder.errors import AuthorError
from autograder.outcome import Outcome, Verdict
from autograder.student import Student, local_student


def half(n: int) -> int:
    """A right answer."""
    return n // 2


def outcome(function: Callable[..., None], student: Student | None = None, *, hint: str = "") -> Outcome:
    """Run one check function against a student, by default one who is right."""
    one = Check("test_it", "q1", 2.0, visible=False, function=function, hint=hint)
    return run(one, student or local_student({"half": half}), "seed")


def unrewritten(statement: str) -> Callable[..., None]:
    """A check of one statement, out of reach of pytest, which adds its own words to an assert."""
    module: dict[str, Any] = {}
    exec(f"def rule(student): {statement}", module)  # noqa: S102
    return module["rule"]


def write(folder: Path, source: str, name: str = "test_hidden.py") -> Path:
    """Write a file of checks."""
    path = folder / name
    path.write_text("from autograder.check import check\n" + dedent(source), "utf-8")
    return path


def refusal(path: Path) -> str:
    """Why a file of checks is refused."""
    with pytest.raises(AuthorError) as caught:
        load(path, visible=True)
    return str(caught.value)


# Loading


def test_checks_are_loaded_with_what_their_decorator_says(tmp_path: Path) -> None:
    """Question, points, hint and title; helpers are no checks."""
    path = write(
        tmp_path,
        '''
        LIMIT = 3

        def helper(): pass

        @check("q2", points=1.5, hint="Look again.")
        def test_rule(student):
            """The rule in words.

            More for authors.
            """
        ''',
    )
    (found,) = load(path, visible=True)
    assert (found.name, found.question, found.points, found.hint, found.visible) == ("test_rule", "q2", 1.5, "Look again.", True)
    assert found.title == "The rule in words."


def test_a_check_without_points_is_refused(tmp_path: Path) -> None:
    """The author reads what to put above it."""
    assert '@check("q1", points=1)' in refusal(write(tmp_path, "def test_rule(student): pass"))


def test_a_check_that_asks_for_unknown_things_is_refused(tmp_path: Path) -> None:
    """The known ones are listed."""
    message = refusal(write(tmp_path, '@check("q1", points=1)\ndef test_rule(student, tmp_path): pass'))
    assert message.endswith("test_rule asks for tmp_path; a check may ask for student, rng, oracle, trainer")


@pytest.mark.parametrize("points", ["-1", "float('nan')", "float('inf')"])
def test_points_are_a_number_of_points(tmp_path: Path, points: str) -> None:
    """Nothing is subtracted, and nothing is infinite."""
    assert "test_rule is worth" in refusal(write(tmp_path, f'@check("q1", points={points})\ndef test_rule(student): pass'))


def test_two_checks_of_one_name_in_a_file_are_refused(tmp_path: Path) -> None:
    """Python would drop the first, with its points, without a word."""
    twin = '@check("q1", points=1)\ndef test_rule(student): pass\n'
    assert "two checks share the name test_rule" in refusal(write(tmp_path, twin + twin))


@pytest.mark.parametrize("source", ["def broken(:", "1 / 0", "import no_such_module_anywhere", '@check("q1")\ndef test_rule(student): pass'])
def test_a_file_that_does_not_import_is_the_authors_error(tmp_path: Path, source: str) -> None:
    """The exception is told with the file."""
    path = write(tmp_path, source)
    assert refusal(path).startswith(f"{path} does not import: ")


def test_a_missing_file_is_the_authors_error(tmp_path: Path) -> None:
    """So is a file that is not Python."""
    with pytest.raises(AuthorError, match="does not import"):
        load_module(tmp_path / "missing.py")
    (tmp_path / "notes.txt").write_text("hello")
    with pytest.raises(AuthorError, match="not a Python file"):
        load_module(tmp_path / "notes.txt")


def test_files_of_one_name_in_two_folders_do_not_meet(tmp_path: Path) -> None:
    """Every assignment has its own oracle."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "oracle.py").write_text(f"NAME = {name!r}\n")
    modules = [load_module(tmp_path / name / "oracle.py") for name in ("one", "two")]
    assert [module.NAME for module in modules] == ["one", "two"]


# Fixtures


def test_a_check_gets_what_it_asks_for(tmp_path: Path) -> None:
    """Student, generator and oracle, in any order."""
    (tmp_path / "oracle.py").write_text("def half(n): return n // 2\n")
    path = write(
        tmp_path,
        """
        @check("q1", points=1)
        def test_rule(oracle, rng, student):
            n = int(rng.integers(100))
            student.half(n).equals(oracle.half(n))
        """,
    )
    (one,) = load(path, visible=False)
    assert run(one, local_student({"half": half}), "seed").verdict is Verdict.PASSED


def test_random_inputs_depend_on_the_submission_and_the_check() -> None:
    """The same ones come again for the same submission, and others for another."""

    def drawn(seed: str, name: str) -> list[int]:
        return [int(number) for number in generator(seed, name).integers(0, 2**60, 4)]

    assert drawn("ada", "test_rule") == drawn("ada", "test_rule")
    assert drawn("ada", "test_rule") != drawn("bob", "test_rule")
    assert drawn("ada", "test_rule") != drawn("ada", "test_other")


# Running


def test_a_check_that_ends_is_passed_with_all_its_points() -> None:
    """No message, no hint."""
    found = outcome(lambda student: student.half(8).equals(4), hint="Look again.")
    assert (found.verdict, found.score, found.max_score, found.message, found.hint) == (Verdict.PASSED, 2.0, 2.0, "", "")


def test_a_wrong_answer_fails_with_message_and_hint() -> None:
    """No points, both values, then the hint."""
    found = outcome(lambda student: student.half(7).equals(4), hint="May a marble be cut?")
    assert (found.verdict, found.score, found.message, found.hint) == (Verdict.FAILED, 0.0, "half(7) gave 3, expected 4", "May a marble be cut?")


@pytest.mark.parametrize(("error", "verdict"), [(NotImplementedError, Verdict.NOT_ATTEMPTED), (ZeroDivisionError, Verdict.CRASHED)])
def test_a_hint_is_for_wrong_answers_only(error: type[Exception], verdict: Verdict) -> None:
    """It does not fit a crash or an empty stub."""

    def broken(n: int) -> int:
        raise error(n)

    found = outcome(lambda student: student.half(7).equals(3), local_student({"half": broken}), hint="May a marble be cut?")
    assert (found.verdict, found.hint, found.score) == (verdict, "", 0.0)


def test_a_plain_assert_with_words_fails_with_its_words() -> None:
    """Authors may say it themselves."""
    rule = unrewritten("assert student.half(8).value < 0, 'half of eight should be cold'")
    assert outcome(rule).message == "half of eight should be cold"


def test_a_plain_assert_without_words_shows_the_last_answer() -> None:
    """There is always something to read."""
    rule = unrewritten("assert student.half(8).value < 0")
    assert outcome(rule).message == "half(8) gave 4"


def test_an_answer_that_nobody_looks_at_is_the_graders_error() -> None:
    """A check that tests nothing must not give points away."""

    def rule(student: Student) -> None:
        student.half(8).equals(4)
        student.half(9)

    found = outcome(rule)
    assert (found.verdict, found.score) == (Verdict.GRADER_ERROR, 0.0)
    assert found.message == "the check never looks at the answer to half(9)"


def test_a_check_answers_for_its_own_questions_only() -> None:
    """An answer that an earlier check forgot is not counted again."""
    student = local_student({"half": half})
    student.half(2)
    assert outcome(lambda student: student.half(8).equals(4), student).verdict is Verdict.PASSED


def test_a_check_that_asks_nothing_is_the_graders_error() -> None:
    """Answers to earlier checks do not count as its own."""
    student = local_student({"half": half})
    student.half(2).equals(1)
    assert outcome(lambda student: None, student).message == "the check asks the student nothing"


def test_an_error_in_the_check_is_the_graders_and_names_its_line() -> None:
    """The line is the check's own, however deep in a library the exception was raised."""

    def rule(student: Student) -> None:
        student.half(8).equals(4)
        json.loads("{")
        student.half(9).equals(4)

    found = outcome(rule)
    assert found.verdict is Verdict.GRADER_ERROR
    assert "the check itself failed: JSONDecodeError: " in found.message
    assert found.message.endswith(f"(line {rule.__code__.co_firstlineno + 2})")


def test_the_end_of_a_conversation_ends_the_check() -> None:
    """With the verdict that the conversation gives."""

    def silent(call: Call) -> Answer:
        raise ConversationEnded(Verdict.TIMED_OUT, f"{call}: it was stopped")

    found = outcome(lambda student: student.half(8).equals(4), Student(silent))
    assert (found.verdict, found.message, found.score) == (Verdict.TIMED_OUT, "half(8): it was stopped", 0.0)


def test_the_decorator_leaves_the_function_as_it_is() -> None:
    """Plain pytest runs the same functions."""

    def rule(student: Student) -> None:
        student.half(8).equals(4)

    assert check("q1", points=1)(rule) is rule


# Checks that come after others


def following(*verdicts_of: Callable[..., None]) -> tuple[Check, ...]:
    """One check for each function, and one that comes after all of them."""
    first = tuple(Check(f"test_{index}", "q1", 1.0, visible=False, function=function) for index, function in enumerate(verdicts_of))
    return (*first, Check("test_last", "q1", 2.0, visible=False, function=lambda student: student.half(4).equals(2), after=tuple(each.name for each in first)))


def test_a_check_runs_after_the_checks_that_it_needs() -> None:
    """All of them have passed: it counts like any other."""
    outcomes = run_all(following(lambda student: student.half(2).equals(1)), local_student({"half": half}), "seed")
    assert [each.score for each in outcomes] == [1.0, 2.0]


def test_a_check_that_needs_more_is_skipped_and_asks_nothing() -> None:
    """It says what comes first, and earns nothing."""
    student = local_student({"half": half})
    *_, last = run_all(following(lambda student: student.half(2).equals(1), lambda student: student.half(2).equals(9)), student, "seed")
    assert (last.verdict, last.score) == (Verdict.SKIPPED, 0.0)
    assert last.message == "not tried, for it needs this first: 1"
    assert len(student.transcript) == 2


def test_what_comes_after_nothing_is_not_attempted_either() -> None:
    """An untouched stub is no failure anywhere."""
    *_, last = run_all(following(lambda student: student.third(2).equals(1)), local_student({"half": half}), "seed")
    assert last.verdict is Verdict.NOT_ATTEMPTED


def test_what_a_check_has_found_a_page_draws() -> None:
    """Passed or failed."""
    panel = {"kind": "ledger", "rows": [], "params": 0}

    def passes(student: Student) -> None:
        answer = student.half(2)
        answer.equals(1)
        answer.panel = panel

    def fails(student: Student) -> None:
        _ = student.half(2).value
        raise CheckFailed(Verdict.FAILED, "no", panel=panel)

    assert [outcome(each).panel for each in (passes, fails)] == [panel, panel]


def test_a_check_asks_for_a_trainer_by_name() -> None:
    """Where nobody trains, the answer is looked at and believed."""
    one = Check("test_it", "q1", 1.0, visible=False, function=lambda student, trainer: trainer.reaches_the_minimum_accuracy(student.half(4)))
    assert run(one, local_student({"half": half}), "seed").verdict is Verdict.PASSED


def test_old_code_gets_its_hint_though_it_crashed() -> None:
    """The line to write today stands below the exception."""

    def old() -> None:
        raise AttributeError("'Sequential' object has no attribute 'fit_generator'")

    found = outcome(lambda student: student.old().equals(1), local_student({"old": old}), hint="never shown")
    assert found.verdict is Verdict.CRASHED
    assert "model.fit(" in found.hint


def test_a_question_that_counts_as_a_whole_takes_nothing_from_other_checks() -> None:
    """Of the checks of one question, only those that say so stand and fall together."""

    def fails(student: Student) -> None:
        raise AssertionError("no")

    def passes(student: Student) -> None:
        """Nothing is asked."""

    checks = [
        Check(name, "q1", 1, visible=True, function=function, asks=False, together=name != "own")
        for name, function in (("a", passes), ("b", fails), ("own", passes))
    ]
    assert [(each.verdict, each.score) for each in run_all(checks, local_student({}), "seed")] == [
        (Verdict.PASSED, 0),
        (Verdict.FAILED, 0),
        (Verdict.PASSED, 1),
    ]
