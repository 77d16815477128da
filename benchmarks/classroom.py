"""The class that is measured: one notebook with a model, the same checks for every grader, and as many students as are wanted."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

SUBJECT = Path(__file__).parent / "subject"
SLUG = "04_small"
BIN = Path(sys.executable).parent
MARKS = re.compile(r"^ *# (BEGIN|END) SOLUTION\n", re.MULTILINE)
ENVIRONMENT = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "TF_CPP_MIN_LOG_LEVEL": "3"}


def cases() -> list[tuple[str, str, tuple[Any, ...], Any]]:
    """Question, function, arguments and right answer of each check."""
    spec = importlib.util.spec_from_file_location("cases", SUBJECT / "cases.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return list(module.CASES)


def cells() -> list[tuple[str, str]]:
    """Kind and source of each cell of the notebook, solved."""
    found: list[tuple[str, str]] = []
    for block in (SUBJECT / "solution.py").read_text("utf-8").split("# %%")[1:]:
        head, _, body = block.partition("\n")
        if "[markdown]" in head:
            found.append(("markdown", "\n".join(line.removeprefix("# ").removeprefix("#") for line in body.strip().splitlines())))
        else:
            found.append(("code", MARKS.sub("", body).strip()))
    return found


def notebook(extra: list[dict[str, Any]] | None = None, *, name: str = SLUG) -> dict[str, Any]:
    """The solved notebook as JSON; `name` makes one student's differ from another's."""
    parts = [_cell(kind, source) for kind, source in cells()]
    parts[0]["source"] += f"\n\nHanded in by {name}."
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}, "language_info": {"name": "python"}}
    return {"cells": [*parts, *(extra or [])], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def write(path: Path, document: dict[str, Any]) -> Path:
    """Write a notebook, with an id for each cell."""
    for number, cell in enumerate(document["cells"]):
        cell["id"] = f"cell-{number}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document), "utf-8")
    return path


def write_class(folder: Path, size: int) -> Path:
    """A folder of `size` submissions; each is different, so that none is graded for another."""
    for number in range(size):
        write(folder / f"student_{number:04d}.ipynb", notebook(name=f"student {number}"))
    return folder


def write_course(folder: Path) -> Path:
    """The course for `autograder grade`."""
    place = folder / "solutions" / SLUG
    place.mkdir(parents=True)
    (folder / "grader.yml").write_text("course: A class to measure with\nseed: benchmark\n")
    (place / "solution.py").write_text((SUBJECT / "solution.py").read_text("utf-8"), "utf-8")
    checks = ["from autograder.check import check\n"]
    for number, (question, function, arguments, answer) in enumerate(cases()):
        checks.append(
            f'@check("{question}", points=1)\ndef test_case_{number}(student):\n    """A case."""\n    student.{function}(*{arguments!r}).equals({answer!r})\n'
        )
    (place / "test_hidden.py").write_text("\n\n".join(checks), "utf-8")
    return folder


def write_otter(folder: Path) -> Path:
    """The zip for `otter run`, made by `otter assign`; hidden tests ask the same cases."""
    extra = []
    for question in sorted({case[0] for case in cases()}):
        extra.append(_raw(f"# BEGIN QUESTION\nname: {question}\npoints: {sum(case[0] == question for case in cases())}"))
        extra.append(_raw("# BEGIN SOLUTION"))
        extra.append(_cell("code", "pass # SOLUTION"))
        extra.append(_raw("# END SOLUTION"))
        extra.append(_raw("# BEGIN TESTS"))
        extra += [_cell("code", f"# HIDDEN\nassert {expression(*case[1:])}") for case in cases() if case[0] == question]
        extra += [_raw("# END TESTS"), _raw("# END QUESTION")]
    master = notebook(extra)
    master["cells"].insert(0, _raw("# ASSIGNMENT CONFIG\ngenerate:\n  pdf: false\n  show_stdout: false\nrun_tests: false"))
    path = write(folder / f"{SLUG}.ipynb", master)
    subprocess.run([BIN / "otter", "assign", path, folder / "dist", "--no-run-tests"], check=True, capture_output=True, cwd=folder, env=ENVIRONMENT)
    return next((folder / "dist" / "autograder").glob("*.zip"))


def write_nbgrader(folder: Path, students: int) -> Path:
    """A course folder for `nbgrader autograde`, with the submissions of some students."""
    tests = [_graded(f"test-{number}", f"assert {expression(*case[1:])}") for number, case in enumerate(cases())]
    write(folder / "source" / SLUG / f"{SLUG}.ipynb", notebook(tests))
    (folder / "nbgrader_config.py").write_text('c = get_config()\nc.CourseDirectory.course_id = "measured"\nc.ExecutePreprocessor.timeout = 600\n')
    subprocess.run([BIN / "nbgrader", "generate_assignment", SLUG], check=True, capture_output=True, cwd=folder, env=ENVIRONMENT)
    for number in range(students):
        write(folder / "submitted" / f"student_{number}" / SLUG / f"{SLUG}.ipynb", notebook(tests, name=f"student {number}"))
    return folder


def write_plain(path: Path) -> Path:
    """A notebook that checks itself, as nbclient runs it."""
    return write(path, notebook([_cell("code", f"assert {expression(*case[1:])}") for case in cases()]))


def expression(function: str, arguments: tuple[Any, ...], answer: Any) -> str:
    """A case as one expression that is true for a right answer."""
    return f"{function}({', '.join(map(repr, arguments))}) == {answer!r}"


def _cell(kind: str, source: str) -> dict[str, Any]:
    cell: dict[str, Any] = {"cell_type": kind, "metadata": {}, "source": source}
    return {**cell, "outputs": [], "execution_count": None} if kind == "code" else cell


def _raw(source: str) -> dict[str, Any]:
    return {"cell_type": "raw", "metadata": {}, "source": source}


def _graded(name: str, source: str) -> dict[str, Any]:
    cell = _cell("code", source)
    cell["metadata"] = {"nbgrader": {"grade": True, "grade_id": name, "locked": True, "points": 1, "schema_version": 3, "solution": False, "task": False}}
    return cell
