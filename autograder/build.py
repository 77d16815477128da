"""Making the students' notebook from the solution: the solution blocks go, everything else stays.

The same source gives the same bytes, whatever machine builds it: cell ids come from the slug and the position.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course import BEGIN, END, Assignment, Course
from autograder.errors import AuthorError, MachineError
from autograder.record import write_atomically

STUB = "raise NotImplementedError"
NEARLY_A_MARKER = re.compile(r"#\W*(BEGIN|END)\b|#.*SOLUTION|(?i:#\W*(begin|end)[\W_]*solution)")
LAYOUT = {"skipline", "noskipline", "cell_marker", "lines_to_next_cell", "lines_to_end_of_cell_marker"}  # jupytext's notes on the script, not on the cell


@dataclass(frozen=True, slots=True)
class Built:
    """One file that belongs into `assignments/`."""

    path: Path
    data: bytes

    @property
    def fresh(self) -> bool:
        """Whether the file on disk is this one, byte for byte."""
        return self.path.is_file() and self.path.read_bytes() == self.data


def build(course: Course, slugs: tuple[str, ...] = ()) -> tuple[Built, ...]:
    """Everything that `assignments/` has to hold, not yet written.

    Raises AuthorError if a solution can not be turned into a stub safely.
    """
    wanted = [course.assignment(slug) for slug in slugs] or list(course.assignments.values())
    return tuple(file for assignment in wanted for file in _files(course.root / "assignments" / assignment.slug, assignment))


def write(files: tuple[Built, ...]) -> list[Path]:
    """Write what is not fresh; returns the paths written."""
    stale = [file for file in files if not file.fresh]
    for file in stale:
        write_atomically(file.path, file.data)
    return [file.path for file in stale]


def foreign(course: Course, files: tuple[Built, ...]) -> list[Path]:
    """Files in `assignments/` that no solution makes."""
    known = {file.path for file in files}
    folder = course.root / "assignments"
    found = [path for path in folder.rglob("*") if path.is_file() and not _ignored(path.relative_to(folder))]
    return sorted(path for path in found if path not in known)


def notebook_json(script: str, slug: str) -> dict[str, Any]:
    """Turn a py:percent script into a notebook with stable cell ids.

    Raises MachineError where jupytext is not installed: grading does not need it.
    """
    try:
        import jupytext
    except ModuleNotFoundError as missing:
        raise MachineError("solutions are read by jupytext, which is not installed here: pip install 'cnn-autograder[author]'") from missing

    parsed = jupytext.reads(script, fmt="py:percent")
    cells = []
    for index, cell in enumerate(cell for cell in parsed.cells if cell.source.strip()):  # a removed block may have been all of its cell
        made: dict[str, Any] = {
            "cell_type": cell.cell_type,
            "id": f"{slug}-{index:02d}",
            "metadata": {key: value for key, value in cell.metadata.items() if key not in LAYOUT},
            "source": cell.source.splitlines(keepends=True),
        }
        if cell.cell_type == "code":
            made |= {"execution_count": None, "outputs": []}
        cells.append(made)
    metadata = {
        "autograder": {"assignment": slug},
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def as_bytes(notebook: dict[str, Any]) -> bytes:
    """A notebook as it is written: one way only."""
    return (json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def stub_script(solution: Path) -> str:
    """The solution without its solution blocks.

    Raises AuthorError (file:line: what) for markers that do not match, and if anything of an answer would be left.
    """
    kept: list[tuple[int, str]] = []  # line numbers of the solution, for messages
    opened: int | None = None
    for number, line in enumerate(solution.read_text("utf-8").removesuffix("\n").split("\n"), start=1):
        text = line.strip()
        if text == BEGIN:
            if opened is not None:
                raise AuthorError(f"{solution}:{number}: {BEGIN} inside the block that line {opened} opens; close that one first: {END}")
            opened = number
            if indent := line[: len(line) - len(line.lstrip())]:
                kept.append((number, f"{indent}{STUB}"))
        elif text == END:
            if opened is None:
                raise AuthorError(f"{solution}:{number}: {END} without a {BEGIN} before it")
            opened = None
        elif NEARLY_A_MARKER.search(text):
            raise AuthorError(f"{solution}:{number}: {text!r} looks like a marker; write exactly {BEGIN!r} or {END!r}, or reword the comment")
        elif opened is None:
            kept.append((number, line))
    if opened is not None:
        raise AuthorError(f"{solution}:{opened}: {BEGIN} is never closed; put {END} below the answer")
    script = "".join(f"{line}\n" for _, line in kept)
    _refuse_answers(solution, script, [number for number, _ in kept])
    return script


def _files(folder: Path, assignment: Assignment) -> tuple[Built, ...]:
    for check in assignment.visible_checks:
        if "oracle" in inspect.signature(check.function).parameters:
            raise AuthorError(f"{assignment.folder}/test_visible.py: {check.name} asks for the oracle, which students do not have")
    notebook = as_bytes(notebook_json(stub_script(assignment.solution), assignment.slug))
    checks = assignment.folder / "test_visible.py"
    if not checks.is_file():
        raise AuthorError(f"{checks} is missing; students need visible checks, and the notebook looks for them")
    return (Built(folder / f"{assignment.slug}.ipynb", notebook), Built(folder / "test_visible.py", checks.read_bytes()))


def _refuse_answers(solution: Path, script: str, numbers: list[int]) -> None:
    """A stub holds its docstring and the raise, and nothing else."""
    try:
        tree = ast.parse(script)
    except SyntaxError as error:
        line = numbers[min(error.lineno or 1, len(numbers)) - 1]
        raise AuthorError(f"{solution}:{line}: not Python without the solution blocks: {error.msg}; indent {BEGIN} like the answer below it") from error
    names = {question.function for question in Assignment(solution.parent).questions}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name in names:
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            others = [statement for statement in body if ast.unparse(statement) != STUB]
            if others or len(body) != 1:
                line = numbers[(others or [node])[0].lineno - 1]
                raise AuthorError(f"{solution}:{line}: {node.name} has code outside its solution block; move it between {BEGIN} and {END}")


def _ignored(path: Path) -> bool:
    return any(part.startswith(".") or part == "__pycache__" for part in path.parts)
