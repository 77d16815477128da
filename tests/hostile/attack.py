"""One attack of the corpus: a file that says what it tries, and what must come of it.

An attack is a notebook as a py:percent script. Its first docstring is its header:

    \"\"\"Reads the hidden checks by their path.

    stopped by: mount namespace       which defence this is for
    unfenced: succeeds                without any sandbox: it succeeds, it leaves something, it is held, or it must never be run
    \"\"\"

More keys, each with its default: `earns: 5` (the score of its honest part; of 10), `status: graded`, `verdict: failed` (at least one
outcome has it), `says:` (a regular expression; the record's messages or notes must match it), `submission:` (the record's name), `also:` (other
records that come of it).

A script may define `attack()`, which returns something true, its loot, when it got through; what is needed around it is added: an
honest `half`, and a `double` that is right only when the attack got through. So an attack earns points exactly if it works. Or it
defines `half` and `double` itself. Its first cell finds COURSE, BAIT, PORT, SOCKET, VICTIM and CASE set: see stage.py.

A file that defines `hand_in(folder, values)` writes what is handed in by itself: zips, pictures, broken notebooks.

otter/ holds a corpus of its own, which is graded with Otter's tests: `autograder grade --otter-tests`. Its attacks begin with the
wrong answers of otter/base.py, and earn nothing.
"""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parent / "corpus"
CONTROLS = Path(__file__).parent / "controls"
OTTER = Path(__file__).parent / "otter"
FULL_MARKS, HONEST_PART = 10.0, 5.0
HALF = "def half(n):\n    if n < 0:\n        raise ValueError('negative')\n    return n // 2\n"
AROUND = f"""
{HALF}
LOOT = []

def double(x):
    if not LOOT:
        try:
            LOOT.append(attack())
        except Exception:
            LOOT.append(None)
    if LOOT[0]:
        print(LOOT[0])
        return x * 2
"""
KEYS = frozenset({"stopped by", "unfenced", "earns", "status", "verdict", "says", "submission", "also"})
UNFENCED = ("succeeds", "leaves", "held", "never")


@dataclass(frozen=True, slots=True)
class Attack:
    """A file of the corpus and what its header promises."""

    path: Path
    title: str
    stopped_by: str
    unfenced: str
    earns: float
    status: str
    verdict: str
    says: str
    submission: str
    also: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The class of attacks that it belongs to."""
        return self.path.parent.name

    @property
    def name(self) -> str:
        """How it is named in tables and on the command line."""
        return f"{self.kind}.{self.path.stem}"

    def hand_in(self, folder: Path, values: Mapping[str, Any]) -> None:
        """Write what is handed in."""
        source = self.path.read_text("utf-8")
        if "\ndef hand_in(" in source:
            runpy.run_path(str(self.path))["hand_in"](folder, {**values, "CASE": self.name})
            return
        constants = "".join(f"{name} = {value!r}\n" for name, value in {**values, "CASE": self.name}.items())
        base = [(OTTER / "base.py").read_text("utf-8")] if self.path.parent == OTTER / "attacks" else []
        cells = [constants, *base, *_cells(source)]
        if "def attack(" in source:
            cells.append(AROUND)
        (folder / f"{self.submission}.ipynb").write_text(notebook(cells), "utf-8")


def corpus() -> tuple[Attack, ...]:
    """All attacks, by class and name."""
    return tuple(read(path) for path in sorted(CORPUS.glob("*/*.py")))


def controls() -> tuple[Attack, ...]:
    """Honest notebooks that use the same facilities as the attacks, within limits; each earns full marks."""
    return tuple(read(path) for path in sorted(CONTROLS.glob("*.py")))


def otters() -> tuple[Attack, ...]:
    """Controls and attacks on Otter's tests."""
    return tuple(read(path) for folder in ("controls", "attacks") for path in sorted((OTTER / folder).glob("*.py")))


def read(path: Path) -> Attack:
    """Read an attack or a control; raises ValueError if its header is not as described above."""
    found = re.match(r'[ru]*"""(.+?)"""', path.read_text("utf-8"), re.DOTALL)
    if not found:
        raise ValueError(f"{path.name} has no header")
    title, _, rest = found[1].partition("\n")
    keys = dict(_keys(path, rest))
    honest = path.parent.name == CONTROLS.name
    if not honest and keys.get("unfenced", "") not in UNFENCED:
        raise ValueError(f"{path.name}: unfenced is one of {', '.join(UNFENCED)}")
    return Attack(
        path=path,
        title=title.strip(),
        stopped_by=keys.get("stopped by", ""),
        unfenced=keys.get("unfenced", ""),
        earns=float(keys.get("earns", FULL_MARKS if honest else HONEST_PART)),
        status=keys.get("status", "graded"),
        verdict=keys.get("verdict", "passed" if honest else "failed"),
        says=keys.get("says", ""),
        submission=keys.get("submission", f"{path.parent.name}.{path.stem}"),
        also=tuple(keys.get("also", "").replace(",", " ").split()),
    )


def notebook(cells: list[str]) -> str:
    """The text of an .ipynb with these code cells."""
    made = [
        {"cell_type": "code", "id": f"c{number}", "metadata": {}, "execution_count": None, "outputs": [], "source": source}
        for number, source in enumerate(cells)
    ]
    return json.dumps({"cells": made, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def _keys(path: Path, text: str) -> Iterator[tuple[str, str]]:
    for line in filter(None, map(str.strip, text.splitlines())):
        name, colon, value = line.partition(":")
        if not colon or name not in KEYS:
            raise ValueError(f"{path.name}: {line!r} is not one of: {', '.join(sorted(KEYS))}")
        yield name, value.strip()


def _cells(source: str) -> list[str]:
    """The code cells of a py:percent script, its header included, for that is code too."""
    return [cell.partition("\n")[2] if cell.startswith("# %%") else cell for cell in re.split(r"^(?=# %%)", source, flags=re.MULTILINE)]
