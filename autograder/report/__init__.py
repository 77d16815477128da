"""Pages made from result records: one for every student, one for the class."""

from autograder.report.pages import AssignmentInfo, class_page, student_page, write_pages

__all__ = ["AssignmentInfo", "class_page", "student_page", "write_pages"]
