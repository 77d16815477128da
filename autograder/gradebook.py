"""grades.csv: one row a submission, one column a question."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from autograder.record import Record, write_atomically

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_gradebook(directory: Path, records: Sequence[Record]) -> None:
    """Write `directory/grades.csv` (UTF-8, comma, one header row)."""
    questions = sorted({outcome.question for record in records for outcome in record.outcomes}, key=_natural)
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(["submission", "assignment", "score", "max_score", "status", *questions])
    for record in records:
        points = [_points(record, question) for question in questions]
        rows.writerow([_cell(record.submission), record.assignment, f"{record.score:g}", f"{record.max_score:g}", record.status, *points])
    write_atomically(directory / "grades.csv", text.getvalue().encode("utf-8"))


def _points(record: Record, question: str) -> str:
    scores = [outcome.score for outcome in record.outcomes if outcome.question == question]
    return f"{round(sum(scores), 2):g}" if scores else ""


def _natural(question: str) -> tuple[int, str]:
    digits = "".join(filter(str.isdigit, question))
    return (int(digits) if digits else 0, question)


def _cell(text: str) -> str:
    """A file name that a spreadsheet would take for a formula is shown as text."""
    return f"'{text}" if text.startswith(FORMULA) else text
