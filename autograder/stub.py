"""The two notebooks that a solution is: the complete one, and the students', from which the solution blocks are gone.

# BEGIN SOLUTION              students get `raise NotImplementedError` in its place,
x = conv(image, filters)      or what a prompt says that follows at once, as comments:
# END SOLUTION
# BEGIN PROMPT
# x = ...
# END PROMPT
"""

from __future__ import annotations

import ast
import importlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course import BEGIN, END, Assignment
from autograder.errors import AuthorError, MachineError

STUB = "raise NotImplementedError"
BEGIN_PROMPT, END_PROMPT = "# BEGIN PROMPT", "# END PROMPT"
NEARLY_A_MARKER = re.compile(r"#\W*(BEGIN|END)\b(?! QUESTION)|#.*SOLUTION|(?i:#\W*(begin|end)[\W_]*solution)")
CELL = re.compile(r"# %%(?: [^\[\n]*\[(markdown|md)\])?")  # a cell's first line, and whether it holds a text
LAYOUT = {"skipline", "noskipline", "cell_marker", "lines_to_next_cell", "lines_to_end_of_cell_marker"}  # jupytext's notes on the script, not on the cell


def jupytext() -> Any:
    """What reads and writes scripts; raises MachineError where it is not installed: grading does not need it."""
    try:
        return importlib.import_module("jupytext")
    except ModuleNotFoundError as missing:
        raise MachineError("solutions are read and written by jupytext, which is not installed here: pip install 'cnn-autograder[author]'") from missing


def notebook_json(script: str, slug: str) -> dict[str, Any]:
    """Turn a py:percent script into a notebook with stable cell ids.

    Raises MachineError where jupytext is not installed.
    """
    parsed = jupytext().reads(script, fmt="py:percent")
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
    blocks = _blocks(solution)
    kept = [line for block in blocks for line in block.stub]
    script = "".join(f"{text}\n" for _, text in kept)
    if not Assignment(solution.parent).is_foreign:
        _refuse_answers(solution, script, [number for number, _ in kept], {number for block in blocks if block.prompt for number, _ in block.stub})
    return script


def solution_script(solution: Path) -> str:
    """The solution without the marks that say what of it students get; raises AuthorError for marks that do not match."""
    return "".join(f"{text}\n" for block in _blocks(solution) for _, text in block.answer)


Line = tuple[int, str]  # its number, for messages, and its text


@dataclass(slots=True)
class _Block:
    """Some lines of a solution: an answer and what students get instead, or what both have."""

    answer: list[Line]
    stub: list[Line]
    prompt: bool = False


def _blocks(solution: Path) -> list[_Block]:
    blocks: list[_Block] = []
    foreign, in_text = Assignment(solution.parent).is_foreign, False  # in texts others may use our words; our own authors can reword them
    opened = ""  # the mark that opened what we are in, and its line
    since = 0
    for number, line in enumerate(solution.read_text("utf-8").removesuffix("\n").split("\n"), start=1):
        text = line.strip()
        in_text = bool(header[1]) if (header := CELL.match(line)) else in_text
        if text in (BEGIN, BEGIN_PROMPT):
            if opened:
                raise AuthorError(f"{solution}:{number}: {text} inside the block that line {since} opens; close that one first: {_closing(opened)}")
            opened, since = text, number
            if text == BEGIN:
                indent = line[: len(line) - len(line.lstrip())]
                blocks.append(_Block([], [(number, f"{indent}{STUB}")] if indent else []))
                continue
            if not blocks or blocks[-1].prompt or blocks[-1].answer is blocks[-1].stub:
                raise AuthorError(f"{solution}:{number}: {BEGIN_PROMPT} without a solution block right before it")
            blocks[-1].prompt, blocks[-1].stub = True, []
        elif text in (END, END_PROMPT):
            if not opened or text != _closing(opened):
                raise AuthorError(f"{solution}:{number}: {text} without a {text.replace('END', 'BEGIN')} before it")
            opened = ""
        elif opened == BEGIN_PROMPT:
            blocks[-1].stub.append((number, _uncommented(line, f"{solution}:{number}")))
        elif NEARLY_A_MARKER.search(text) and not (foreign and in_text):
            raise AuthorError(f"{solution}:{number}: {text!r} looks like a marker; write exactly {BEGIN!r} or {END!r}, or reword the comment")
        elif opened:
            blocks[-1].answer.append((number, line))
        else:
            both = [(number, line)]
            blocks.append(_Block(both, both))
    if opened:
        raise AuthorError(f"{solution}:{since}: {opened} is never closed; put {_closing(opened)} below it")
    return blocks


def _uncommented(line: str, place: str) -> str:
    """A line of a prompt as students get it."""
    before, sign, after = line.partition("#")
    if not sign or before.strip():
        raise AuthorError(f"{place}: a prompt is written as comments; put '# ' before {line.strip()!r}")
    return f"{before}{after.removeprefix(' ')}".rstrip()


def _closing(mark: str) -> str:
    return mark.replace("BEGIN", "END")


def _refuse_answers(solution: Path, script: str, numbers: list[int], prompts: set[int]) -> None:
    """A stub holds its docstring and the raise, and nothing else, unless a prompt says what it holds."""
    try:
        tree = ast.parse(script)
    except SyntaxError as error:
        line = numbers[min(error.lineno or 1, len(numbers)) - 1]
        raise AuthorError(f"{solution}:{line}: not Python without the solution blocks: {error.msg}; indent {BEGIN} like the answer below it") from error
    holders = _functions_with_answers(solution)
    for node in _functions(tree):
        prompted = prompts.intersection(numbers[node.lineno - 1 : node.end_lineno])
        if numbers[node.lineno - 1] in holders and not prompted:
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            others = [statement for statement in body if ast.unparse(statement) != STUB]
            if others or len(body) != 1:
                line = numbers[(others or [node])[0].lineno - 1]
                raise AuthorError(f"{solution}:{line}: {node.name} has code outside its solution block; move it between {BEGIN} and {END}")


def _functions_with_answers(solution: Path) -> set[int]:
    """In which lines the functions begin that hold a solution block, wherever they stand."""
    text = solution.read_text("utf-8")
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        raise AuthorError(f"{solution}:{error.lineno}: {error.msg}") from error
    lines = text.split("\n")  # as Python counts them
    return {node.lineno for node in _functions(tree) if any(line.strip() == BEGIN for line in lines[node.lineno - 1 : node.end_lineno])}


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
