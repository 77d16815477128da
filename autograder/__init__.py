"""Grades notebooks of a CNN course with the verdict out of the students' reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from autograder.live import Notebook as Notebook

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load `Notebook` when a student's notebook asks for it; the command line never pays for it."""
    if name == "Notebook":
        from autograder.live import Notebook

        return Notebook
    raise AttributeError(f"module 'autograder' has no attribute {name!r}")
