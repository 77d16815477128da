"""The code cells of whatever a student handed in.

People hand in notebooks of all ages and encodings, scripts, half-finished downloads and pictures of their screen.
What can be read is read, and `Notebook.repairs` says what was done to it; everything else is Unreadable with one
sentence that says what it is. The standard library is enough, and nbformat would cost more than a second at import.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from autograder.errors import Unreadable
from autograder.intake import encoding, filetype, script

MAX_CONTAINERS = 2_000_000  # lists and objects take 20 times their text in memory; real notebooks have a few thousand
NO_CELLS = "this is the JSON of something else than a notebook: it has no cells"
TEXT_TYPES = ("markdown", "raw", "heading", "html", "plaintext")
_PADDING = "\ufeff\0 \t\n"
_DEFINITION = re.compile(r"^[ \t]*(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*[(\[]", re.MULTILINE)
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
_LITERALS = ("true", "false", "null", "NaN", "Infinity", "-Infinity")


@dataclass(frozen=True, slots=True)
class Cell:
    """One code cell; `index` is its position among all cells, text included, counted from 1 as a person counts."""

    index: int
    source: str
    metadata: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Notebook:
    """What a student handed in: code cells in order, and what had to be mended to read them."""

    cells: tuple[Cell, ...]
    metadata: Mapping[str, Any] = field(default_factory=dict)
    repairs: tuple[str, ...] = ()


def read(data: bytes, name: str = "") -> Notebook:
    """Read a notebook or a script; `name` is the file's name, which only helps to word what is wrong.

    Raises Unreadable, and nothing else, with a sentence that says what the file is instead.
    """
    try:
        return _read(data, ".ipynb" if ".ipynb" in name.lower() else PurePath(name).suffix.lower())
    except RecursionError:
        raise Unreadable("this is not a notebook: its JSON is nested too deeply") from None


def defined_functions(notebook: Notebook) -> list[str]:
    """The names of all functions in order; found by their `def`, so that cells with a syntax error count too."""
    return list(dict.fromkeys(name for cell in notebook.cells for name in functions_in(cell.source)))


def functions_in(source: str) -> list[str]:
    """The names of the functions that a cell defines."""
    return _DEFINITION.findall(source)


def claimed_assignment(notebook: Notebook) -> str | None:
    """The assignment that the notebook's metadata names, if any; a claim only, for students can edit it."""
    for whose, key in (("autograder", "assignment"), ("otter", "assignment_name")):
        said = notebook.metadata.get(whose)
        claim = said.get(key) if isinstance(said, dict) else None
        if isinstance(claim, str) and 0 < len(claim.strip()) <= 100:
            return claim.strip()
    return None


def _read(data: bytes, suffix: str) -> Notebook:
    if kind := filetype.kind_of(data):
        raise _misnamed(kind, suffix)
    text, repairs = encoding.decode(data)
    if not text.strip(_PADDING):
        raise Unreadable("this is an empty file" if "\0" not in text else "this is a file of zero bytes: nothing was saved in it")
    if text.lstrip(_PADDING).startswith("{"):
        return _from_json(_parse(text, repairs), repairs)
    return _from_text(text, suffix, repairs)


def _misnamed(kind: str, suffix: str) -> Unreadable:
    return Unreadable(f"this is {kind} saved as .ipynb" if suffix == ".ipynb" else f"this is {kind}, not a notebook")


# From JSON


def _parse(text: str, repairs: list[str]) -> dict[str, Any]:
    if text.count("{") + text.count("[") > MAX_CONTAINERS:
        raise Unreadable(f"this is not a notebook: it holds more than {MAX_CONTAINERS:,} lists and objects")
    start = len(text) - len(text.lstrip(_PADDING))
    document: dict[str, Any]  # it begins with a brace
    try:
        document, end = json.JSONDecoder(strict=False, parse_int=_bounded_int).raw_decode(text, start)
    except json.JSONDecodeError as error:
        raise _broken(text, error) from None
    if text[end:].strip(_PADDING):
        repairs.append("text after the end of the notebook was ignored")
    elif "\0" in text[end:]:
        repairs.append("zero bytes after the end of the notebook were ignored")
    return document


def _bounded_int(digits: str) -> int | float:
    return int(digits) if len(digits) < 400 else float(digits)  # Python refuses to convert more than 4300 digits


def _broken(text: str, error: json.JSONDecodeError) -> Unreadable:
    if line := _conflict_line(text):
        return Unreadable(f"this is a notebook with git conflict markers at line {line}")
    what = "a notebook" if '"cells"' in text or '"cell_type"' in text or '"nbformat"' in text else "a JSON file"
    if _reached_the_end(text, error):
        return Unreadable(f"this is {what} cut off in the middle (line {text.rstrip(_PADDING).count(chr(10)) + 1})")
    return Unreadable(f"this is {what} with damaged JSON at line {error.lineno}: {error.msg[0].lower()}{error.msg[1:]}")


def _reached_the_end(text: str, error: json.JSONDecodeError) -> bool:
    if error.msg.startswith("Unterminated string"):
        return True
    rest = text[error.pos :].rstrip(_PADDING)
    half_a_word = any(word.startswith(rest) for word in _LITERALS)  # also true of no rest at all
    half_an_escape = "escape" in error.msg and len(rest) < len("\\u1234")
    half_a_number = rest in (".", "e", "E", "e+", "e-", "E+", "E-")
    return half_a_word or half_an_escape or half_a_number


def _conflict_line(text: str) -> int | None:
    found = _CONFLICT.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _from_json(document: dict[str, Any], repairs: list[str]) -> Notebook:
    raw_cells = _raw_cells(document)
    cells = tuple(_code_cells(raw_cells, repairs))
    if not cells:
        raise Unreadable("this is a notebook with no code cell")
    if not any(cell.source.strip() for cell in cells):
        raise Unreadable("this is a notebook with no code: its code cells are empty")
    metadata = _mapping(document.get("metadata"))
    kept = {key: value for key, value in metadata.items() if key != "widgets"}  # the saved state of widgets is as large as outputs
    return Notebook(cells, kept, tuple(repairs))


def _raw_cells(document: dict[str, Any]) -> list[Any]:
    cells = document.get("cells")
    if isinstance(cells, list):
        return cells
    sheets = document.get("worksheets")  # nbformat 2 and 3
    if isinstance(sheets, list):
        inner = [sheet["cells"] for sheet in sheets if isinstance(sheet, dict) and isinstance(sheet.get("cells"), list)]
        return [cell for cells in inner for cell in cells]
    raise Unreadable(NO_CELLS)


def _code_cells(raw_cells: list[Any], repairs: list[str]) -> Iterator[Cell]:
    untyped = unsourced = mended = 0
    for index, raw in enumerate(raw_cells, start=1):
        kind = raw.get("cell_type") if isinstance(raw, dict) else None
        if kind != "code":
            untyped += kind not in TEXT_TYPES
            continue
        source = _source(raw)
        if source is None:
            unsourced += 1
            continue
        clean = encoding.without_surrogates(source)
        mended += clean != source
        yield Cell(index, encoding.with_plain_newlines(clean), _mapping(raw.get("metadata")))
    repairs += [_counted(untyped, "without a known type", "skipped")] if untyped else []
    repairs += [_counted(unsourced, "without a source", "skipped")] if unsourced else []
    repairs += [_counted(mended, "with broken characters", "mended")] if mended else []


def _source(raw: Mapping[str, Any]) -> str | None:
    source = raw.get("source", raw.get("input"))  # nbformat 3 calls it input
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        return "".join(source)
    return source if isinstance(source, str) else None


def _counted(count: int, which: str, done: str) -> str:
    return f"{count} cell{'s' if count > 1 else ''} {which} {'were' if count > 1 else 'was'} {done}"


def _mapping(value: Any) -> dict[str, Any]:
    clean = _clean(value)
    return clean if isinstance(clean, dict) else {}


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return encoding.without_surrogates(value)
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    return [_clean(item) for item in value] if isinstance(value, list) else value


# From text


def _from_text(text: str, suffix: str, repairs: list[str]) -> Notebook:
    if filetype.is_binary(text):
        raise _misnamed("a binary file", suffix)
    if line := _conflict_line(text):
        raise Unreadable(f"this is a file with git conflict markers at line {line}")
    if suffix != ".py" and not script.looks_like_python(text):
        raise Unreadable(NO_CELLS if _is_json(text) else "this is plain text, not a notebook")
    cells = tuple(Cell(index, encoding.with_plain_newlines(encoding.without_surrogates(source))) for index, source in script.split(text.replace("\0", "")))
    if not cells:
        raise Unreadable("this is a script with no code")
    if suffix != ".py":
        repairs.append("the file was a Python script, not a notebook")
    return Notebook(cells, {}, tuple(repairs))


def _is_json(text: str) -> bool:
    bare = text.strip(_PADDING)
    return bare[0] + bare[-1] in ("[]", '""')  # close enough to word a message
