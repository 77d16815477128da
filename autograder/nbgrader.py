"""A source notebook of nbgrader, as an assignment of ours.

What nbgrader does when it releases a notebook is written down in a script: each answer between marks, followed by the stub that students
get in its place. What it does when it grades one becomes a test file for each test cell: its code, run with the names of the notebook.
"""

from __future__ import annotations

import ast
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course import BEGIN, END
from autograder.errors import AuthorError, UsageError
from autograder.imports import as_script, free_folder, losses, prompt, read_notebook, replacing
from autograder.stub import BEGIN_PROMPT, END_PROMPT

SCHEMA = 3  # the newest of nbgrader's versions of its metadata
NAME = re.compile(r"[A-Za-z0-9_][\w-]*")  # of a cell that is graded; a file is called so
CODE_STUB = ("# YOUR CODE HERE", "raise NotImplementedError()")
TEXT_STUB = ("YOUR ANSWER HERE",)
UNFILLED = re.compile(r"YOUR CODE HERE|NotImplementedError")
AUTOTEST = re.compile(r"^\s*#+ ?(?:HASHED )?AUTOTEST\b", re.MULTILINE)
NEARLY_TESTS = re.compile(r"\b(begin|end)\b.*\b(hidden|tests?)\b|\b(begin|end|start|stop)\b.*\bhidden\b|\bhidden\b.*\b(begin|end|start|stop)\b", re.IGNORECASE)
NEARLY_SOLUTION = re.compile(r"(begin|end)[ -]*solution", re.IGNORECASE)
NEARLY_SCHEME = re.compile(r"(begin|end)[ -]*mark(ing)?[ -]*scheme", re.IGNORECASE)
OWN_MARKS = re.compile(r"^[^#\n]*\b((?:begin|end)_(?:solution|test|mark_scheme)_delim[ei]ter|code_stub|text_stub)\b", re.MULTILINE)
CONFIGS = ("nbgrader_config.py", "nbgrader_config.json")
MARKS_IN_TEXT = re.compile(rf"^# ((?:{BEGIN}|{END}|{BEGIN_PROMPT}|{END_PROMPT}))$", re.MULTILINE)
LOCKED = {"deletable": False, "editable": False}
LEFT_OUT = (".ipynb", ".pyc")  # of what lies beside a notebook


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the source notebook and what nbgrader's metadata says of it; `index` counts all cells from 1."""

    index: int
    kind: str
    source: str
    name: str = ""
    points: float = 0.0
    grade: bool = False
    solution: bool = False
    locked: bool = False
    task: bool = False

    @property
    def is_test(self) -> bool:
        """Whether it is graded by running it."""
        return self.grade and not self.solution and not self.task

    @property
    def is_manual(self) -> bool:
        """Whether a person grades it."""
        return self.task or (self.grade and self.solution)


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a source notebook."""

    folder: Path
    tests: Mapping[str, float]  # points by name
    manual: Mapping[str, float]  # what a person grades
    notes: tuple[str, ...]  # what a teacher should know, a sentence each


def import_source(source: Path, solutions: Path, slug: str = "", *, force: bool = False) -> Imported:
    """Make `solutions/<slug>` of a source notebook; without a slug it is called like nbgrader's assignment, or else like the file.

    Raises UsageError if the file is no source notebook or the folder is there already, AuthorError (with the cell's number) for what nbgrader would refuse.
    """
    cells = read_source(source)
    _refuse_own_marks(source)
    folder = free_folder(solutions, slug or _slug(source), force=force)
    tests = [cell for cell in cells if cell.is_test]
    manual = [cell for cell in cells if cell.is_manual]
    script = _script(list(_laid_out(source, cells)))
    lost = losses(folder)
    with replacing(folder) as built:
        (built / "otter_tests").mkdir(parents=True)
        (built / "solution.py").write_text(script, "utf-8")
        for cell in tests:
            (built / "otter_tests" / f"{cell.name}.py").write_text(_test_file(source, cell), "utf-8")
        _copy_files(source, built / "files")
    return Imported(folder, _points(tests), _points(manual), (*lost, *_notes(cells, tests)))


def _points(cells: Iterable[Cell]) -> dict[str, float]:
    return {cell.name: cell.points for cell in cells}


# The source


def read_source(source: Path) -> tuple[Cell, ...]:
    """The cells of a source notebook; raises UsageError if it is none, AuthorError for a cell whose metadata nbgrader would refuse."""
    cells = tuple(_cell(source, index, each) for index, each in enumerate(read_notebook(source)["cells"], start=1))
    _refuse_others(source, cells)
    _refuse_twins(source, cells)
    return cells


def _cell(source: Path, index: int, cell: Mapping[str, Any]) -> Cell:
    kind, text = cell["cell_type"], cell["source"]
    told = cell.get("metadata", {}).get("nbgrader")
    if not isinstance(told, dict):
        made = Cell(index, kind, text)
    else:
        flags = {name: told.get(name) is True for name in ("grade", "solution", "locked", "task")}
        made = Cell(index, kind, text, str(told.get("grade_id") or ""), **flags)
        made = _graded(source, made, told) if made.grade or made.solution or made.task else made
    _refuse_misplaced(source, made)
    _refuse_misspelt(source, made)
    return made


def _graded(source: Path, cell: Cell, told: Mapping[str, Any]) -> Cell:
    """The same cell with its points, if all that nbgrader's metadata says is as it must be."""
    place = f"{source}: cell {cell.index}"
    version = told.get("schema_version", SCHEMA)
    if type(version) is not int or version > SCHEMA:
        raise AuthorError(f"{place}: its metadata is of nbgrader's schema {version}; up to {SCHEMA} are known here")
    if not NAME.fullmatch(cell.name):
        raise AuthorError(f"{place}: its grade_id is {cell.name!r}; give it one of letters, digits, - and _")
    if told.get("cell_type") not in (None, cell.kind):
        raise AuthorError(
            f"{place} ({cell.name}) was a {told['cell_type']} cell once, and is {cell.kind} now; change it back, or take its nbgrader metadata away"
        )
    if cell.is_test and cell.kind != "code":
        raise AuthorError(f"{place} ({cell.name}) is graded and no answer, so that it has to be code; make it a manually graded answer")
    if cell.task and cell.kind != "markdown":
        raise AuthorError(f"{place} ({cell.name}) is a task, which has to be text")
    if not cell.grade and not cell.task:
        return cell
    points = told.get("points")
    try:
        worth = float(points) if isinstance(points, int | float | str) else -1.0  # schema 1 wrote them as text
    except ValueError:
        worth = -1.0
    if not 0 <= worth < float("inf"):
        said = "has no points" if points is None else f"is worth {points!r} points"
        raise AuthorError(f"{place} ({cell.name}) {said}; give it 0 or more")
    return Cell(cell.index, cell.kind, cell.source, cell.name, worth, cell.grade, cell.solution, cell.locked, cell.task)


def _refuse_misplaced(source: Path, cell: Cell) -> None:
    """Marks that nbgrader would leave in a released notebook, or that it asks for somewhere else."""
    place = f"{source}: cell {cell.index}"
    if "BEGIN SOLUTION" in cell.source and not cell.solution:
        raise AuthorError(f"{place} has a BEGIN SOLUTION, but is marked as no answer; its solution would be handed out")
    if "BEGIN HIDDEN TESTS" in cell.source and not cell.is_test:
        raise AuthorError(f"{place} has BEGIN HIDDEN TESTS, but is no test cell; they would be handed out")
    if "BEGIN MARK SCHEME" in cell.source and not cell.is_manual:
        raise AuthorError(f"{place} has a BEGIN MARK SCHEME, but is not graded by a person; it would be handed out")
    if AUTOTEST.search(cell.source):
        raise AuthorError(f"{place} has AUTOTEST lines, which nbgrader makes tests of when it runs the solution; write them out as asserts")


def _refuse_misspelt(source: Path, cell: Cell) -> None:
    """What may be meant as a mark, but is none that nbgrader knows: what it hides would be handed out."""
    nearly = [("HIDDEN TESTS", NEARLY_TESTS)] if cell.is_test else []
    nearly += [("SOLUTION", NEARLY_SOLUTION)] if cell.solution or cell.kind == "code" else []
    nearly += [("MARK SCHEME", NEARLY_SCHEME)]
    for line in cell.source.split("\n"):
        comment = line.partition("#")[2].replace("_", " ")
        for what, pattern in nearly:
            if pattern.search(comment) and not re.search(rf"(BEGIN|END) {what}", line):
                raise AuthorError(
                    f"{source}: cell {cell.index}: {line.strip()!r} looks like a mark; write exactly ### BEGIN {what} or ### END {what}, or reword the comment"
                )


def _refuse_own_marks(source: Path) -> None:
    """With marks or stubs of the teacher's own, what is hidden there would be handed out here."""
    for folder in source.resolve().parents:
        for config in (folder / name for name in CONFIGS):
            if config.is_file() and (found := OWN_MARKS.search(config.read_text("utf-8", errors="replace"))):
                raise UsageError(f"{config} sets {found[1]}, and only nbgrader's usual marks and stubs are known here; write those, and take the option out")


def _refuse_others(source: Path, cells: Sequence[Cell]) -> None:
    if not any(cell.name for cell in cells):
        raise UsageError(f"{source} has no nbgrader metadata: no cell is marked as an answer or a test")
    if not any(cell.is_test for cell in cells):
        raise UsageError(f"{source} has no test cell, so that nothing in it can be graded automatically")
    answers = [cell for cell in cells if cell.solution and cell.kind == "code"]
    if answers and all(UNFILLED.search(cell.source) and "BEGIN SOLUTION" not in cell.source for cell in answers):
        raise UsageError(f"{source} is what students get: no answer is filled in; import the notebook in nbgrader's source/ folder")


def _refuse_twins(source: Path, cells: Sequence[Cell]) -> None:
    for name, count in Counter(cell.name for cell in cells if cell.grade or cell.solution or cell.task).items():
        if count > 1:
            where = " and ".join(str(cell.index) for cell in cells if cell.name == name)
            raise AuthorError(f"{source}: cells {where} share the grade_id {name!r}; rename one of them")


def _slug(source: Path) -> str:
    """In nbgrader's layout it is source/<assignment>/<notebook>.ipynb, often with one notebook an assignment."""
    stem = source.stem
    if _is_in_layout(source):
        name = source.resolve().parent.name
        stem = name if len(list(source.parent.glob("*.ipynb"))) == 1 else f"{name}_{stem}"
    return re.sub(r"[^\w.-]+", "_", stem).strip("._") or "imported"


def _is_in_layout(source: Path) -> bool:
    return source.resolve().parent.parent.name == "source"


def _copy_files(source: Path, target: Path) -> None:
    """What lies beside a notebook in nbgrader's layout is handed out with it."""
    if not _is_in_layout(source):
        return
    for path in sorted(source.parent.rglob("*")):
        inside = path.relative_to(source.parent)
        if path.is_file() and not path.is_symlink() and path.suffix not in LEFT_OUT and not any(part.startswith(".") for part in inside.parts):
            (target / inside).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / inside)


# The script


def _laid_out(source: Path, cells: Sequence[Cell]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Kind, text and metadata of the cells of the script."""
    questions = _questions(cells)
    for cell in cells:
        metadata: dict[str, Any] = {"question": questions[cell.index]} if cell.index in questions else {}
        if cell.is_test:
            metadata = {"otter": {"tests": [cell.name]}, **LOCKED}  # where it is run
            text = _visible(source, cell).strip("\n") or f"# {cell.name}: hidden tests are run here when this is graded"
        else:
            metadata |= LOCKED if cell.locked and not cell.solution else {}
            text = "\n".join(_marked(source, cell))
        yield cell.kind, text, metadata


def _questions(cells: Sequence[Cell]) -> dict[int, str]:
    """Which test an answer cell belongs to: to the next one."""
    found: dict[int, str] = {}
    waiting: list[int] = []
    for cell in cells:
        if cell.is_test:
            found |= dict.fromkeys(waiting, cell.name)
            waiting = []
        elif cell.solution and cell.kind == "code" and not cell.is_manual:
            waiting.append(cell.index)
    return found


def _marked(source: Path, cell: Cell) -> Iterator[str]:
    """The lines of a cell, with what students do not get between marks."""
    stub = CODE_STUB if cell.kind == "code" else TEXT_STUB
    parts = list(_parts(source, cell, "SOLUTION"))
    if cell.solution and not any(inside for inside, _, _ in parts):  # without marks the whole cell is the answer
        lines = [line for _, _, some in _parts(source, cell, "MARK SCHEME") for line in some]
        yield from (BEGIN, *lines, END, *prompt(stub, ""))
        return
    for inside, indent, lines in parts:
        if inside:
            yield from (f"{indent}{BEGIN}", *lines, f"{indent}{END}", *prompt(stub, indent))
        else:
            yield from _without_marking(source, cell, lines)


def _without_marking(source: Path, cell: Cell, lines: Sequence[str]) -> Iterator[str]:
    """The same with what is there for those who grade by hand; nothing comes in its place."""
    for inside, _, some in _parts(source, Cell(cell.index, cell.kind, "\n".join(lines), cell.name), "MARK SCHEME"):
        yield from (BEGIN, *some, END) if inside else some


def _parts(source: Path, cell: Cell, what: str) -> Iterator[tuple[bool, str, list[str]]]:
    """The lines of a cell in parts: whether they are inside of nbgrader's marks for `what`, how those are indented, and the lines without them."""
    place = f"{source}: cell {cell.index}"
    lines: list[str] = []
    inside, indent = False, ""
    for line in cell.source.split("\n"):
        if f"BEGIN {what}" in line:
            if inside:
                raise AuthorError(f"{place}: BEGIN {what} inside of another; close that one first: ### END {what}")
            yield False, "", lines
            lines, inside, indent = [], True, line[: len(line) - len(line.lstrip())]
        elif f"END {what}" in line:
            if not inside:
                raise AuthorError(f"{place}: END {what} without a BEGIN {what} before it")
            yield True, indent, lines
            lines, inside = [], False
        else:
            lines.append(line)
    if inside:
        raise AuthorError(f"{place}: BEGIN {what} is never closed; put ### END {what} below it")
    yield False, "", lines


def _script(cells: Sequence[tuple[str, str, dict[str, Any]]]) -> str:
    return MARKS_IN_TEXT.sub(r"\1", re.sub(r"\n{3,}(?=# %%)", "\n\n", as_script(cells)))  # what comes after a function would stay in its stub


# The tests


def _visible(source: Path, cell: Cell) -> str:
    """What students see of a test cell."""
    return "\n".join(line for inside, _, lines in _parts(source, cell, "HIDDEN TESTS") if not inside for line in lines)


def _test_file(source: Path, cell: Cell) -> str:
    """A test cell as a test file: nbgrader gives all of its points or none, whatever part of it fails."""
    visible = _visible(source, cell)
    whole = "\n".join(line for _, _, lines in _parts(source, cell, "HIDDEN TESTS") for line in lines)
    try:
        ast.parse(whole)
    except SyntaxError as problem:
        raise AuthorError(
            f"{source}: cell {cell.index} ({cell.name}), line {problem.lineno}: not Python: {problem.msg}; tests are run without magics"
        ) from problem
    cases = [("visible", visible)] if visible.strip() or whole == visible else []
    cases += [("hidden", whole)] if whole != visible else []
    text = f'"""The test cell {cell.name} of {source.name}, as autograder import-nbgrader has found it."""\n\nfrom otter.test_files import test_case\n\n'
    text += f"OK_FORMAT = False\nname = {cell.name!r}\npoints = {cell.points:g}\nall_or_nothing = True\n"
    for case, code in cases:  # in the functions, for students get the file without those that are hidden
        text += f"\n\n@test_case(hidden={case == 'hidden'})\ndef test_{case}(env):\n    code = {_as_literal(code)}\n    exec(code, env)\n"
    return text


def _as_literal(code: str) -> str:
    """A string that reads like the code it holds."""
    quotes = "'''" if '"""' in code else '"""'
    escaped = code.strip("\n").replace("\\", "\\\\").replace(quotes, "\\" + "\\".join(quotes))
    return f"{quotes}\n{escaped}\n{quotes}"


def _notes(cells: Sequence[Cell], tests: Sequence[Cell]) -> Iterator[str]:
    """What works otherwise here than in nbgrader."""
    made = {name for cell in cells if not cell.is_test for name in _names(cell.source)}
    for cell in tests:
        tree = ast.walk(ast.parse("\n".join(line for line in cell.source.split("\n") if "HIDDEN TESTS" not in line)))
        replaced = {node.id for node in tree if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)} & made
        if replaced:
            yield (
                f"cell {cell.index} ({cell.name}) replaces or deletes {', '.join(sorted(replaced))}, which the notebook makes: "
                "a test can not change the notebook's own names here, only what it sees of them"
            )


def _names(code: str) -> Iterator[str]:
    """The names that a cell makes, as far as it is Python."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.Assign(targets=targets):
                yield from (target.id for target in targets if isinstance(target, ast.Name))
