"""Grades notebooks of a CNN course with the verdict out of the students' reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from autograder.data.synthetic import draw_images as draw_images
    from autograder.live import Notebook as Notebook

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load what a student's notebook asks for, `Notebook` or `draw_images`; the command line never pays for it."""
    if name == "Notebook":
        from autograder.live import Notebook

        return Notebook
    if name == "draw_images":
        from autograder.data.synthetic import draw_images

        return draw_images
    raise AttributeError(f"module 'autograder' has no attribute {name!r}")
