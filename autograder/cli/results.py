"""What stands beside `records/`: grades.csv, the students' pages, and the class page."""

from __future__ import annotations

from pathlib import Path

from autograder.bundle.results import info_of
from autograder.course import Course
from autograder.gradebook import write_gradebook
from autograder.record import Record, read_records
from autograder.report import write_pages


def write_results(folder: Path, course: Course) -> list[Record]:
    """Write everything that follows from a folder's records, and return them."""
    records = list(read_records(folder))
    handed_in = {record.assignment for record in records}
    infos = {slug: info_of(each) for slug, each in course.assignments.items() if slug in handed_in}
    write_gradebook(folder, records)
    write_pages(folder, records, infos, course.settings.course)
    return records
