"""Grades notebooks of a CNN course with the verdict out of the students' reach."""

__version__ = "0.1.0"
