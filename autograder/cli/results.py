"""What stands beside `records/`: grades.csv, the students' pages, and the class page."""

from __future__ import annotations

from pathlib import Path

from autograder.course import Assignment, Course
from autograder.gradebook import write_gradebook
from autograder.record import Record, read_records
from autograder.report import AssignmentInfo, write_pages


def write_results(folder: Path, course: Course) -> list[Record]:
    """Write everything that follows from a folder's records, and return them."""
    records = list(read_records(folder))
    handed_in = {record.assignment for record in records}
    infos = {slug: _info(each) for slug, each in course.assignments.items() if slug in handed_in}
    write_gradebook(folder, records)
    write_pages(folder, records, infos, course.settings.course)
    return records


def _info(assignment: Assignment) -> AssignmentInfo:
    return AssignmentInfo(
        slug=assignment.slug,
        title=assignment.title,
        questions=tuple((question.id, question.function, question.title) for question in assignment.questions),
        check_titles={check.name: check.title for check in assignment.checks},
        misconception_titles={each.id: each.title for each in assignment.bank},
    )
