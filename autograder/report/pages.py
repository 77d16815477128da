"""Result records as pages that need no server, no script and no network.

    record ─► questions.py ─► feedback.py ──► templates/student.html.j2 ─► DIR/pages/<submission>.html
                         └──► classroom.py ─► templates/class.html.j2 ───► DIR/index.html

All text of students is hostile: templates escape it (autoescape), and `wording.shown` makes control
characters visible. Both work on everything that is printed, so that no template can forget them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from autograder.record import Record, write_atomically
from autograder.report import classroom, feedback
from autograder.report.questions import AssignmentInfo, assignment_title, questions_of
from autograder.report.wording import ISOLATIONS, NOT_THE_STUDENTS, STATUSES, VERDICTS, counted, moment, percent, points, shown

__all__ = ["AssignmentInfo", "class_page", "page_path", "student_page", "write_pages"]

LONGEST_NAME = 200  # bytes; file systems allow 255, and an ending comes on top


def student_page(record: Record, info: AssignmentInfo | None, course: str) -> str:
    """The page of one submission, for the student."""
    questions = questions_of(record, info)
    return _render(
        "student.html.j2",
        course=course,
        record=record,
        title=assignment_title(record.assignment, info) if record.assignment else "Your submission",
        questions=questions,
        cards=feedback.cards(questions, info),
        panels=feedback.panels(questions),
        start=feedback.start(questions) if questions else "",
        doubtful=any(each.verdict in NOT_THE_STUDENTS for each in record.outcomes),
        most_points=max((each.max_score for each in questions), default=0),
    )


def class_page(records: Sequence[Record], infos: Mapping[str, AssignmentInfo], course: str) -> str:
    """The page of the whole class, for the instructor; it links to the pages of `write_pages`."""
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


def write_pages(directory: Path, records: Sequence[Record], infos: Mapping[str, AssignmentInfo], course: str) -> None:
    """Write `directory/pages/<submission>.html` for every record, then `directory/index.html`."""
    for record in records:
        write_atomically(directory / page_path(record.submission), student_page(record, infos.get(record.assignment), course).encode("utf-8"), durable=False)
    write_atomically(directory / "index.html", class_page(records, infos, course).encode("utf-8"), durable=False)


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
