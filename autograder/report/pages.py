"""Result records as pages that need no server, no script and no network.

    record ─► records.py ─► feedback.py ──► templates/student.html.j2 ─► DIR/pages/<submission>.html
                       └──► classroom.py ─► templates/class.html.j2 ───► DIR/index.html

All text of students is hostile: templates escape it (autoescape), and `wording.shown` makes control
characters visible. Both work on everything that is printed, so that no template can forget them.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from autograder.errors import UsageError
from autograder.report import classroom, feedback
from autograder.report.records import AssignmentInfo, Record, assignment_title, read_record
from autograder.report.wording import ISOLATIONS, NOT_THE_STUDENTS, STATUSES, VERDICTS, counted, moment, percent, points, shown

__all__ = ["AssignmentInfo", "class_page", "page_path", "student_page", "write_pages"]

LONGEST_NAME = 200  # bytes; file systems allow 255, and the temporary file's name is longer


def student_page(record: Mapping[str, Any], info: AssignmentInfo | None, course: str) -> str:
    """The page of one submission, for the student.

    Raises UsageError if the record is not as the contract says.
    """
    return _student_page(read_record(record), info, course)


def class_page(records: Iterable[Mapping[str, Any]], infos: Mapping[str, AssignmentInfo], course: str) -> str:
    """The page of the whole class, for the instructor; it links to the pages of `write_pages`.

    Raises UsageError if a record is not as the contract says, or two are of the same submission.
    """
    return _class_page(_read(records), infos, course)


def write_pages(directory: Path, records: Iterable[Mapping[str, Any]], infos: Mapping[str, AssignmentInfo], course: str) -> None:
    """Write `directory/pages/<submission>.html` for every record, then `directory/index.html`.

    Raises UsageError if a record is not as the contract says, or two are of the same submission.
    """
    read = _read(records)
    (directory / "pages").mkdir(parents=True, exist_ok=True)
    for record in read:
        _write(directory / page_path(record.submission), _student_page(record, infos.get(record.assignment), course))
    _write(directory / "index.html", _class_page(read, infos, course))


def page_path(submission: str) -> str:
    """Where a submission's page lies in the report's directory.

    The name of a submission is the name of its page, unless it could lead out of the directory or is too long
    for a file system; then a digest of the name keeps it apart from all others.
    """
    safe = "".join(letter if letter.isalnum() or letter in " ._-@+=,()" else "_" for letter in submission)
    safe = f"_{safe[1:]}" if safe.startswith(".") else safe
    if safe != submission or not safe or len(safe.encode()) > LONGEST_NAME:
        digest = hashlib.sha256(submission.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        safe = f"{safe.encode()[: LONGEST_NAME - 13].decode(errors='ignore')}-{digest}"
    return f"pages/{safe}.html"


def _read(records: Iterable[Mapping[str, Any]]) -> list[Record]:
    read = [read_record(each) for each in records]
    names = [each.submission for each in read]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise UsageError(f"two records are of the submission {twice!r}; remove the one that is not wanted")
    return read


def _student_page(record: Record, info: AssignmentInfo | None, course: str) -> str:
    questions = record.questions(info)
    return _render(
        "student.html.j2",
        course=course,
        record=record,
        title=assignment_title(record.assignment, info) if record.assignment else "Your submission",
        questions=questions,
        cards=feedback.cards(questions, info),
        start=feedback.start(questions) if questions else "",
        doubtful=any(each.verdict in NOT_THE_STUDENTS for each in record.outcomes),
        most_points=max((each.max_score for each in questions), default=0),
    )


def _class_page(records: list[Record], infos: Mapping[str, AssignmentInfo], course: str) -> str:
    times = sorted(each.started_at for each in records if each.started_at)
    return _render(
        "class.html.j2",
        course=course,
        classroom=classroom.classroom(records, infos),
        first=times[0] if times else "",
        last=times[-1] if times else "",
        enough=classroom.ENOUGH_FOR_AVERAGES,
        enough_for_discrimination=classroom.ENOUGH_FOR_DISCRIMINATION,
        low_discrimination=classroom.LOW_DISCRIMINATION,
    )


def _render(template: str, **values: Any) -> str:
    return _templates().get_template(template).render(**values)


@cache
def _templates() -> Environment:
    folder = Path(__file__).parent / "templates"
    templates = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {"points": points, "counted": counted, "percent": percent, "moment": moment, "href": _href}
    templates.globals |= {"ISOLATIONS": ISOLATIONS, "STATUSES": STATUSES, "VERDICTS": VERDICTS}
    return templates


def _href(submission: str, anchor: str = "") -> str:
    return quote(page_path(submission)) + (f"#{quote(anchor)}" if anchor else "")


def _write(path: Path, text: str) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of it."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        unfinished.write_text(text, "utf-8", newline="\n")
        unfinished.replace(path)  # one step: os.replace
    finally:
        unfinished.unlink(missing_ok=True)
