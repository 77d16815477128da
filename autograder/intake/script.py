"""Cells out of a Python script: plain, in percent format, or exported by Jupyter.

# %%                  a code cell            # %% [markdown]       a text cell
# In[3]:              a code cell            # <codecell>          a code cell of long ago
"""

from __future__ import annotations

import ast
import re
import warnings
from itertools import islice

from autograder.errors import Unreadable

MAX_CELLS = 100_000  # a cell of six bytes takes 90 times as many in memory
_MARKER = re.compile(r"^[ \t]*#[ \t]*(?:%%+(?P<title>.*)|In[ \t]?\[[ \d]*\]:?[ \t]*|<(?P<old>code|markdown|raw|html)cell>[ \t]*)$", re.MULTILINE)
_TEXT_TITLE = re.compile(r"\[(?:markdown|md|raw)\]", re.IGNORECASE)
_CODE = re.compile(r"^[ \t]*[^#\s]", re.MULTILINE)
_PYTHON = re.compile(
    r"^(?:import [\w.]+(?: as \w+)?[ \t]*(?:[,;#].*)?|from [\w.]+ import \S.*|[ \t]*(?:async )?def \w+\(.*"
    r"|class \w+(?:\(.*\))?:.*|# ?%%.*|# In ?\[[ \d]*\]:.*)$",
    re.MULTILINE,
)
# One to three string literals and nothing else: the syntax tree of other arguments takes 250 times their text in memory.
_STRING = r"""u?(?:'(?:[^'\\\n]++|\\.)*+'|"(?:[^"\\\n]++|\\.)*+")"""
_EXPORTED = re.compile(
    rf"^([ \t]*)get_ipython\(\)\.(run_line_magic|run_cell_magic|magic|system)(\({_STRING}(?:,[ \t]*{_STRING}){{0,2}}\))[ \t]*$", re.MULTILINE
)


def looks_like_python(text: str) -> bool:
    """Whether a file without a telling name is a script: it has a line that only Python has."""
    return _PYTHON.search(text) is not None


def split(text: str) -> list[tuple[int, str]]:
    """Cut a script into its code cells: (position among all cells, source), cells without code left out.

    What stands above the first marker is a cell only if it holds code; a plain script is one cell.
    Raises Unreadable if there are too many.
    """
    marks = list(islice(_MARKER.finditer(text), MAX_CELLS))
    if len(marks) == MAX_CELLS:
        raise Unreadable(f"this is not a script: it has {MAX_CELLS:,} cells or more")
    ends = [mark.start() for mark in marks] + [len(text)]
    head = text[: ends[0]]
    cells = [(True, head)] if _CODE.search(head) else []
    cells += [(_is_code(mark), text[mark.end() : end]) for mark, end in zip(marks, ends[1:], strict=True)]
    return [(index, _with_magics(source).strip("\n") + "\n") for index, (is_code, source) in enumerate(cells, start=1) if is_code and _CODE.search(source)]


def _is_code(mark: re.Match[str]) -> bool:
    return mark["old"] in (None, "code") and not _TEXT_TITLE.search(mark["title"] or "")


def _with_magics(source: str) -> str:
    """Turn `get_ipython().run_line_magic('time', 'f()')` back into `%time f()`, as it stood in the notebook."""
    return _EXPORTED.sub(lambda call: _magic(call) or call[0], source)


def _magic(call: re.Match[str]) -> str | None:
    match call[2], _strings(call[3]):
        case "run_cell_magic", (name, line, body):
            return f"%%{name} {line}".rstrip() + f"\n{body}"
        case "run_line_magic", (name, line):
            return call[1] + f"%{name} {line}".rstrip()
        case "magic", (line,):
            return f"{call[1]}%{line}"
        case "system", (line,):
            return f"{call[1]}!{line}"
    return None


def _strings(arguments: str) -> tuple[str, ...]:
    """The arguments of a call, which are string literals; none if one of them is broken."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a bad escape in a student's string
            given = ast.literal_eval(arguments)
    except (ValueError, SyntaxError):
        return ()
    return given if isinstance(given, tuple) else (given,)
