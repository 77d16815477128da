"""grades.csv opens in a spreadsheet and goes into a learning management system."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.gradebook import write_gradebook
from autograder.outcome import Outcome, Verdict
from autograder.record import Record, Status
from autograder.settings import Isolation


def record(submission: str, status: Status = Status.GRADED, **scores: tuple[float, ...]) -> Record:
    """A submission with points for the checks of each question."""
    verdicts = {True: Verdict.PASSED, False: Verdict.FAILED}
    outcomes = tuple(
        Outcome(f"test_{question}_{index}", question, visible=False, verdict=verdicts[score > 0], score=score, max_score=5)
        for question, all_scores in scores.items()
        for index, score in enumerate(all_scores)
    )
    return Record(submission, "file", "01_tiny", status, Isolation.FULL, 5.0 * len(outcomes), "", 0, 0, outcomes)


def rows(folder: Path, *records: Record) -> list[list[str]]:
    """What a spreadsheet reads."""
    write_gradebook(folder, records)
    with (folder / "grades.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_there_is_a_row_for_each_submission_and_a_column_for_each_question(tmp_path: Path) -> None:
    """In the order in which the records come."""
    assert rows(tmp_path, record("eve", q1=(1, 0.5), q2=(0,)), record("ada", q1=(5,), q2=(2,))) == [
        ["submission", "assignment", "score", "max_score", "status", "q1", "q2"],
        ["eve", "01_tiny", "1.5", "15", "graded", "1.5", "0"],
        ["ada", "01_tiny", "7", "10", "graded", "5", "2"],
    ]


def test_questions_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    """The tenth comes last."""
    assert rows(tmp_path, record("ada", q10=(1,), q2=(1,), q1=(1,)))[0][5:] == ["q1", "q2", "q10"]


def test_a_question_that_was_not_graded_is_empty(tmp_path: Path) -> None:
    """Nothing is not zero."""
    header, ada, eve = rows(tmp_path, record("ada", q1=(0,)), record("eve", Status.UNGRADABLE))
    assert header[5:] == ["q1"]
    assert ada[5:] == ["0"]
    assert eve[4:] == ["ungradable", ""]


def test_points_are_rounded_for_readers(tmp_path: Path) -> None:
    """To the hundredth, as in the record."""
    assert rows(tmp_path, record("ada", q1=(0.1, 0.2), q2=(4, 4, 4.25)))[1][5:] == ["0.3", "12.25"]


def test_an_empty_class_has_a_header(tmp_path: Path) -> None:
    """The file is there all the same."""
    assert rows(tmp_path) == [["submission", "assignment", "score", "max_score", "status"]]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_name_is_never_a_formula(tmp_path: Path, start: str) -> None:
    """A student chooses the name of the file, and a spreadsheet would run it."""
    name = f'{start}HYPERLINK("http://x","y")'
    assert rows(tmp_path, record(name))[1][0] == f"'{name}"


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), max_size=4))
def test_any_names_leave_the_table_in_order(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    """Commas, quotes and line ends stay inside their cell."""
    found = rows(tmp_path_factory.getbasetemp(), *(record(name, q1=(1,)) for name in names))
    assert [row[0].removeprefix("'") for row in found[1:]] == [name.removeprefix("'") for name in names]
    assert all(len(row) == len(found[0]) for row in found)
    assert not any(row[0].startswith(("=", "+", "-", "@", "\t", "\r")) for row in found[1:])


def test_names_of_all_scripts_are_written_as_plain_text(tmp_path: Path) -> None:
    """UTF-8, commas, one header row, and no mark at its start."""
    rows(tmp_path, record("Žofie-李"))
    assert (tmp_path / "grades.csv").read_bytes().startswith("submission,assignment,score,max_score,status\r\nŽofie-李,".encode())
