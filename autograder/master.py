"""A master notebook of `otter assign`, as an assignment of ours.

Otter itself takes the master apart, so that every directive means what it means there: its two notebooks, laid side by side, say which lines are
an answer and what students get in their place. Only the marks that Otter leaves in answers are known here.
"""

from __future__ import annotations

import contextlib
import difflib
import io
import json
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course import BEGIN, END
from autograder.errors import AuthorError, MachineError, UsageError
from autograder.imports import as_script, free_folder, losses, prompt, read_notebook, replacing
from autograder.otter.config import CONFIG, files_in
from autograder.otter.library import otter

ANSWER = re.compile(r"\s*# ?SOLUTION(?: NO PROMPT)?\s*$|\s*# SEED\s*$")  # at the end of a line that is an answer
MARK = re.compile(r"^\s*# (?:BEGIN SOLUTION(?: NO PROMPT)?|END SOLUTION)\s*$")
PROMPT = re.compile(r'^\s*(?:"""|\'\'\') # BEGIN PROMPT\n.*?# END PROMPT\s*$\n?', re.MULTILINE | re.DOTALL)
MESSAGES = re.compile(r'(^\s*(?:"""|\'\'\') # BEGIN TEST CONFIG\n)(.*?)(^\s*(?:"""|\'\'\');? # END TEST CONFIG)', re.MULTILINE | re.DOTALL)
CHECKED = re.compile(r"""^grader\.check\(["'](.+?)["']\)""", re.MULTILINE)
FILES = ("files", "autograder_files", "student_files", "requirements", "environment", "config_file")  # what of a configuration names files
NEVER = (".git", ".venv", "__pycache__")  # of a folder that is named
WITHOUT_COUNTERPART = {  # of otter_config.json
    "pdf": "no PDF is made of a submission",
    "token": "nothing is uploaded to Gradescope",
    "plugins": "plugins are not run",
    "grade_from_log": "a log that students hand in is not believed",
    "serialized_variables": "a log that students hand in is not believed",
    "score_threshold": "the score is the sum of the points",
    "points_possible": "the score is the sum of the points",
    "zips": "a zip is taken as it is",
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a master notebook."""

    folder: Path
    tests: tuple[str, ...]
    notes: tuple[str, ...]  # what a teacher should know, a sentence each


def import_master(master: Path, solutions: Path, slug: str = "", *, force: bool = False) -> Imported:
    """Make `solutions/<slug>` of a master notebook; without a slug the assignment is called as Otter calls it.

    Raises UsageError if the master can not be read or the folder is there already, AuthorError with Otter's own words if Otter refuses it.
    """
    if slug:
        free_folder(solutions, slug, force=force)  # before Otter works for nothing
    notebook = read_notebook(master)
    with tempfile.TemporaryDirectory(prefix="otter-") as place:
        made = Path(place, "made")
        with _repaired(master, notebook) as repaired:
            _assign(repaired, made)
        archive = next((made / "autograder").glob("*.zip"), None)
        if archive is None:
            raise AuthorError(f"{master} says `generate: false`, so that Otter makes no tests for graders of it; take that line out")
        with zipfile.ZipFile(archive) as made_zip:
            made_zip.extractall(made / "zip")
        config = json.loads((made / "zip" / CONFIG).read_text("utf-8"))
        slug = slug or re.sub(r"[^\w.-]+", "_", str(config.get("assignment_name") or master.stem)).strip("._")
        folder = free_folder(solutions, slug, force=force)
        if not (made / "zip" / "tests").is_dir():
            raise AuthorError(f"Otter found no tests in {master}; a question has its tests between the cells # BEGIN TESTS and # END TESTS")
        lost = losses(folder)
        with replacing(folder) as built:
            _write(built, made, repaired.name)
            notes = (*lost, *_notes(built, made, config, notebook))
            tests = tuple(path.stem for path in sorted((built / "otter_tests").glob("*.py")))
    return Imported(folder, tests, notes)


@contextlib.contextmanager
def _repaired(master: Path, notebook: dict[str, Any]) -> Iterator[Path]:
    """While inside, there is a copy of the master, with its files, in which no message breaks the test file that Otter pastes it into."""
    cells = [{**cell, "source": MESSAGES.sub(_escaped, _source(cell))} for cell in notebook["cells"]]
    if all(_source(new) == _source(old) for new, old in zip(cells, notebook["cells"], strict=True)):
        yield master.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="otter-") as place:
        aside = Path(place).resolve()  # Otter looks at where files really are
        for name in _named(master, notebook):
            _copy_below(master.resolve().parent, aside, name)
        (aside / master.name).write_text(json.dumps({**notebook, "cells": cells}), "utf-8")
        yield aside / master.name


def _named(master: Path, notebook: dict[str, Any]) -> set[str]:
    """The files and folders that Otter will take from beside the master."""
    configs = list(_configs(notebook, "ASSIGNMENT CONFIG"))
    beside = [master.resolve().parent / str(config["config_file"]) for config in configs if config.get("config_file")]
    configs += [_yaml(path.read_text("utf-8", errors="replace")) for path in beside if path.is_file()]
    named = [config.get(key) for config in configs for key in FILES if not (key == "requirements" and isinstance(config.get(key), list))]  # packages
    return {str(name) for some in named if some for name in (some if isinstance(some, list) else [some])}


def _copy_below(folder: Path, aside: Path, name: str) -> None:
    """What is named wrongly is left to Otter, which refuses it."""
    source = folder / name
    if Path(name).is_absolute() or not source.exists():
        return
    if not source.resolve().is_relative_to(folder):
        raise UsageError(f"{source} is not below {folder}, from where the master's files are taken; put it there")
    try:
        if source.is_dir():
            shutil.copytree(source, aside / name, ignore=shutil.ignore_patterns(*NEVER), ignore_dangling_symlinks=True, dirs_exist_ok=True)
        else:
            _copy(source, aside / name)
    except (OSError, shutil.Error) as problem:
        raise UsageError(f"{source} can not be copied: {problem}") from problem


def _escaped(found: re.Match[str]) -> str:
    config = _yaml(found[2])
    told = {key: json.dumps(value)[1:-1] if str(key).endswith("_message") and isinstance(value, str) else value for key, value in config.items()}
    return f"{found[1]}{json.dumps(told, default=str)}\n{found[3]}" if told != config else found[0]


def _yaml(text: str) -> dict[str, Any]:
    """What a block says, read as Otter reads it (`no` is false, the last of two equal keys counts); empty for what Otter will refuse."""
    reader = otter("assign.blocks").yaml
    try:
        config = reader.full_load(text)
    except (reader.YAMLError, ValueError):  # the latter for days that no month has
        return {}
    return config if isinstance(config, dict) else {}


def _assign(master: Path, made: Path) -> None:
    assign = otter("assign").main
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            assign(str(master), str(made), no_pdfs=True, no_run_tests=True)
    except MachineError:
        raise
    except Exception as problem:
        raise AuthorError(f"Otter refuses {master.name}: {type(problem).__name__}: {problem}") from problem


def _write(folder: Path, made: Path, name: str) -> None:
    """Put everything in its place."""
    folder.mkdir()
    script = "\n".join(_cells(*(json.loads((made / whose / name).read_bytes()) for whose in ("autograder", "student"))))
    (folder / "solution.py").write_text(script.replace(f'otter.Notebook("{name}"', f'otter.Notebook("{folder.name}.ipynb"'), "utf-8")
    shutil.copytree(made / "zip" / "tests", folder / "otter_tests")
    shutil.copyfile(made / "zip" / CONFIG, folder / CONFIG)
    students = {path.relative_to(made / "student"): path for path in files_in(made / "student")}
    for path, source in students.items():
        if path.name != name and path.parts[0] != "tests" and path.suffix != ".otter":
            _copy(source, folder / "files" / path)
    for source in files_in(made / "zip" / "files"):
        path = source.relative_to(made / "zip" / "files")
        if path not in students:
            _copy(source, folder / "autograder_files" / path)
    if (made / "autograder" / "requirements.txt").is_file():
        _copy(made / "autograder" / "requirements.txt", folder / "requirements.txt")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


# The script


def _cells(whole: dict[str, Any], students: dict[str, Any]) -> Iterator[str]:
    """The cells of the solution's script: Otter's two notebooks laid side by side."""
    ours, theirs = whole["cells"], students["cells"]
    question = _questions(ours)
    matcher = difflib.SequenceMatcher(None, [_key(cell) for cell in ours], [_key(cell) for cell in theirs], autojunk=False)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind == "equal":
            yield from (_as_script(cell, _source(cell)) for cell in ours[start:end])
            continue
        answers, prompts = ours[start:end], theirs[other_start:other_end]
        code = [index for index, cell in enumerate(answers) if cell["cell_type"] == "code"]
        partners = dict(zip(code, [cell for cell in prompts if cell["cell_type"] == "code"], strict=False))
        for index, cell in enumerate(answers):
            if index in partners:
                named = {**partners[index], "metadata": {**partners[index]["metadata"], **question.get(start + index, {})}}
                yield _as_script(named, "\n".join(_side_by_side(_answer(cell), _source(partners[index]).split("\n"))))
            else:
                yield f"{BEGIN}\n{_as_script(cell, _source(cell).replace('SOLUTION', 'Solution'))}{END}\n"
        for cell in prompts:
            if cell not in partners.values():
                yield "\n".join([BEGIN, END, *prompt(_as_script(cell, _source(cell)).rstrip("\n").split("\n"), "")]) + "\n"


def _key(cell: dict[str, Any]) -> tuple[str, str]:
    return cell["cell_type"], _source(cell)


def _source(cell: dict[str, Any]) -> str:
    return "".join(cell.get("source", []))


def _questions(cells: Sequence[dict[str, Any]]) -> dict[int, dict[str, str]]:
    """Which question the answer cells belong to: to that which is checked next."""
    found: dict[int, dict[str, str]] = {}
    waiting: list[int] = []
    for index, cell in enumerate(cells):
        if cell["cell_type"] != "code":  # a text begins another question, which may be one without a check
            waiting = []
            continue
        told = cell["metadata"].get("otter", {}).get("tests", [])
        if "otter_assign_solution_cell" in cell["metadata"].get("tags", []):
            waiting.append(index)
        for name in (*told, *CHECKED.findall(_source(cell))):
            found |= {each: {"question": name} for each in waiting}
            waiting = []
    return found


def _answer(cell: dict[str, Any]) -> list[str]:
    """An answer without Otter's marks."""
    lines = PROMPT.sub("", _source(cell)).rstrip("\n").split("\n")
    return [ANSWER.sub("", line) for line in lines if not MARK.match(line)]


def _side_by_side(answer: Sequence[str], students: Sequence[str]) -> Iterator[str]:
    """The lines that both have, and in between the answer's with what students get as a prompt."""
    for kind, start, end, other_start, other_end in difflib.SequenceMatcher(None, answer, students, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from answer[start:end]
            continue
        first = next((line for line in (*answer[start:end], *students[other_start:other_end]) if line.strip()), "")
        indent = first[: len(first) - len(first.lstrip())]
        yield from (f"{indent}{BEGIN}", *answer[start:end], f"{indent}{END}", *prompt(students[other_start:other_end], indent))


def _as_script(cell: dict[str, Any], source: str) -> str:
    """One cell as jupytext writes it."""
    return as_script([(cell["cell_type"], source, cell["metadata"])])


# What a teacher should know


def _notes(folder: Path, made: Path, config: dict[str, Any], master: dict[str, Any]) -> tuple[str, ...]:
    notes = [f"{key}: {what}" for key, what in WITHOUT_COUNTERPART.items() if config.get(key)]
    if manual := [str(question.get("name")) for question in _configs(master, "BEGIN QUESTION") if question.get("manual")]:
        notes.append(f"a person grades {', '.join(manual)}; they stay in the notebook, and no points are given for them here")
    in_ok_format = any("OK_FORMAT = True" in path.read_text("utf-8") for path in files_in(folder / "otter_tests"))
    if in_ok_format and any(_never_run(cell) for cell in _tests(master["cells"])):
        notes.append("a test cell has no saved output, which Otter takes as «prints nothing»; run the master once, save it, and import it again with --force")
    if any((made / "student").glob("*.otter")):
        notes.append("save_environment: a log that students hand in is not believed")
    if beside := [name for config in _configs(master, "ASSIGNMENT CONFIG") for name in config.get("student_files") or ()]:
        notes.append(f"students hand in {', '.join(beside)} beside the notebook; only the notebook is run here, and tests of the rest are not passed")
    if (folder / "requirements.txt").is_file():
        notes.append(f"install where you grade: pip install -r {folder.name}/requirements.txt")
    return tuple(notes)


def _configs(master: dict[str, Any], head: str) -> Iterator[dict[str, Any]]:
    """What the cells say that begin with this comment, `# BEGIN QUESTION` or `# ASSIGNMENT CONFIG`."""
    for cell in master["cells"]:
        if cell.get("cell_type") != "code" and (found := re.search(rf"^# {head}\s*\n(.*?)(?:^```\s*)?\Z", _source(cell), re.MULTILINE | re.DOTALL)):
            yield _yaml(found[1])


def _tests(cells: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    inside = False
    for cell in cells:
        first = _source(cell).lstrip().partition("\n")[0].strip().upper()
        inside = (inside or first == "# BEGIN TESTS") and first != "# END TESTS"
        if inside and cell["cell_type"] == "code":
            yield cell


def _never_run(cell: dict[str, Any]) -> bool:
    return cell.get("execution_count") is None and not cell.get("outputs")
