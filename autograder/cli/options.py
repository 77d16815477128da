"""Options that several commands share, and how they print."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.text import Text

from autograder.errors import NoCourse
from autograder.settings import Isolation

if TYPE_CHECKING:
    from autograder.course import Course

CourseOption = Annotated[Path | None, typer.Option("--course", metavar="FOLDER", help="The course's folder, if it is not the current one or above it.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document to standard output, and everything else to standard error.")]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="How many submissions at a time; by default as many as cores and memory allow.")
]
IsolationOption = Annotated[
    Isolation | None,
    typer.Option("--allow-isolation", metavar="LEVEL", help="The lowest isolation to accept: full, partial or none. By default what grader.yml says."),
]

ICONS = {
    "passed": "[green]✓ passed[/]",
    "failed": "[red]✗ failed[/]",
    "not_attempted": "[dim]○ not attempted[/]",
    "crashed": "[red]! crashed[/]",
    "timed_out": "[yellow]⧗ timed out[/]",
    "skipped": "[dim]→ skipped[/]",
    "undecided": "[yellow]? undecided[/]",
    "tampered": "[bold magenta]⚠ tampered[/]",
    "grader_error": "[bold magenta]⚠ grader error[/]",
}

out = Console(highlight=False, width=None if sys.stdout.isatty() or "COLUMNS" in os.environ else 160)  # a file or a pipe has no edge to fold at
err = Console(stderr=True, highlight=False, soft_wrap=True)


def course_of(folder: Path | None) -> Course:
    """The course that a command works on: the one named, the one around the current folder, or the one that this program was cloned with."""
    from autograder.course import find_course

    if folder is not None:
        return find_course(folder)
    try:
        return find_course(Path.cwd())
    except NoCourse as missing:
        try:
            return find_course(Path(__file__))
        except NoCourse:
            raise missing from None


def default_jobs(memory_mb: int) -> tuple[int, str]:
    """As many submissions at a time as cores and free memory allow, and which of them decides."""
    import psutil

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    room = max(1, int(psutil.virtual_memory().available) // (memory_mb << 20))
    return (cores, "one for each core") if cores <= room else (room, f"there is no memory for more of {memory_mb} MB")


def plain(text: str) -> Text:
    """Text of a stranger's: no markup, and nothing that a terminal would obey."""
    return Text("".join(char if char.isprintable() else "�" for char in text))


def within_markup(text: str) -> str:
    """The same for a text in the middle of our own markup."""
    return escape(plain(text).plain)


def print_json(document: Any) -> None:
    """Print one JSON document to standard output."""
    json.dump(document, sys.stdout, ensure_ascii=True, indent=1)
    sys.stdout.write("\n")
