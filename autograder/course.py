"""The course: one folder per assignment, and everything about it in that folder.

solutions/01_output_sizes/
    solution.py         the notebook as a py:percent script; the only source
    test_visible.py     checks that students run        test_hidden.py   checks that only graders run
    accepted/*.py       other right answers             misconceptions/*.py  wrong answers, each with a hint
    otter_tests/*.py    checks in Otter's formats       files/           what students get beside the notebook
    oracle.py           right answers by another road, for the random checks
"""

from __future__ import annotations

import ast
import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import CodeType
from typing import Any

from autograder.check import Check, load
from autograder.definitions import compiled, namespace, unheard
from autograder.errors import AuthorError, NoCourse, UsageError
from autograder.misconception import Misconception, load_bank
from autograder.otter.config import CONFIG, files_in, read_config, stage_of
from autograder.otter.tests import load_tests
from autograder.settings import Settings, read_settings
from autograder.values import Stage

BEGIN, END = "# BEGIN SOLUTION", "# END SOLUTION"
CELL_OF_QUESTION = re.compile(r'^# %%[^\n]*\bquestion="([^"\n]+)"[^\n]*\n(.*?)(?=^# %%|\Z)', re.MULTILINE | re.DOTALL)
MADE = re.compile(r"^(?:def (\w+)|(\w+) *=[^=])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Question:
    """One stub function that the student fills in."""

    id: str
    function: str
    title: str


@dataclass(frozen=True)
class Assignment:
    """One folder of `solutions/`."""

    folder: Path

    @property
    def slug(self) -> str:
        """The folder's name: the assignment's identity everywhere."""
        return self.folder.name

    @property
    def solution(self) -> Path:
        """The source of the notebook."""
        return self.folder / "solution.py"

    @cached_property
    def title(self) -> str:
        """The first heading of the notebook."""
        if not self.solution.exists():
            return self.slug
        found = re.search(r"^# # (.+)$", self.solution.read_text("utf-8"), re.MULTILINE)
        return found[1].strip() if found else self.slug

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The stub functions in the order of the notebook: every function that holds a solution block.

        Where the cells of answers say `question="q1"`, they are the questions, and after them what other tests of Otter's are called.
        """
        named = _named_questions(self.solution) if self.solution.exists() else {}
        if not named and not self.is_foreign:
            return _questions(self.solution)
        tested = {check.question: Question(check.question, "", "") for check in load_tests(self.otter_tests)}
        return tuple((named | {name: each for name, each in tested.items() if name not in named}).values())

    @property
    def otter_tests(self) -> Path:
        """Where test files of Otter's lie, if there are any."""
        return self.folder / "otter_tests"

    @property
    def is_foreign(self) -> bool:
        """Whether it was written for Otter: its only checks are test files of Otter's."""
        return self.otter_tests.is_dir() and not (self.folder / "test_hidden.py").exists() and not (self.folder / "test_visible.py").exists()

    @property
    def otters_name(self) -> str:
        """What plain Otter calls it; notebooks of another name it refuses."""
        return str(read_config(self.folder / CONFIG).get("assignment_name") or self.slug)

    @property
    def files(self) -> tuple[Path, ...]:
        """What students get beside the notebook."""
        return files_in(self.folder / "files")

    @cached_property
    def stage(self) -> Stage:
        """What its notebooks find when they are run: the folders `files/` and `autograder_files/`, and Otter's seed."""
        return stage_of(self.folder)

    @cached_property
    def visible_checks(self) -> tuple[Check, ...]:
        """The checks that students run too."""
        return self._checks("test_visible.py", visible=True)

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """All checks in the order of the questions, visible ones first in each."""
        found = self.visible_checks + self._checks("test_hidden.py", visible=False) + self._otter_checks()
        order = {question.id: index for index, question in enumerate(self.questions)}
        names = [each.name for each in found]
        for name in names:
            if names.count(name) > 1:
                raise AuthorError(f"{self.folder}: two checks share the name {name}; rename one of them")
        ordered = tuple(sorted(found, key=lambda each: order[each.question]))
        for index, each in enumerate(ordered):
            if unknown := set(each.after) - {earlier.name for earlier in ordered[:index]}:
                raise AuthorError(f"{self.folder}: {each.name} comes after {', '.join(sorted(unknown))}, which is no check before it")
        return ordered

    @cached_property
    def bank(self) -> tuple[Misconception, ...]:
        """The wrong answers that this assignment knows."""
        return load_bank(self.folder / "misconceptions")

    @property
    def accepted(self) -> tuple[Path, ...]:
        """Right answers written differently."""
        return tuple(sorted((self.folder / "accepted").glob("*.py")))

    @cached_property
    def solution_code(self) -> CodeType:
        """The solution's definitions, without its pictures."""
        return compiled(self.solution)

    @cached_property
    def solution_functions(self) -> dict[str, Any]:
        """The solution's functions by name."""
        with unheard():
            return namespace(self.solution_code)

    @property
    def max_score(self) -> float:
        """All points that can be earned."""
        return round(sum(each.points for each in self.checks), 2)

    def _checks(self, file: str, *, visible: bool) -> tuple[Check, ...]:
        path = self.folder / file
        return self._of_known_questions(path, load(path, visible=visible)) if path.exists() else ()

    def _otter_checks(self) -> tuple[Check, ...]:
        return self._of_known_questions(self.otter_tests, load_tests(self.otter_tests)) if self.otter_tests.is_dir() else ()

    def _of_known_questions(self, path: Path, found: tuple[Check, ...]) -> tuple[Check, ...]:
        known = {question.id for question in self.questions}
        for each in found:
            if each.question not in known:
                raise AuthorError(f"{path}: {each.name} is of question {each.question}; {self.slug} has {', '.join(sorted(known))}")
        return found


@dataclass(frozen=True)
class Course:
    """A folder with a `grader.yml` and `solutions/`."""

    root: Path
    settings: Settings

    @cached_property
    def assignments(self) -> dict[str, Assignment]:
        """All assignments by slug."""
        folders = sorted({path.parent for name in ("solution.py", "otter_tests") for path in (self.root / "solutions").glob(f"*/{name}")})
        return {folder.name: Assignment(folder) for folder in folders}

    @property
    def stubs(self) -> dict[str, tuple[str, ...]]:
        """The names of the stub functions of each assignment."""
        return {slug: tuple(question.function for question in each.questions if question.function) for slug, each in self.assignments.items()}

    @property
    def other_names(self) -> dict[str, str]:
        """The slugs of assignments that are called otherwise in notebooks that were made for Otter."""
        return {each.otters_name: slug for slug, each in self.assignments.items()}

    @property
    def secrets(self) -> list[Path]:
        """What no student may see: the solutions with everything beside them."""
        return [self.root / "solutions", *(each.folder / "test_hidden.py" for each in self.assignments.values())]

    @property
    def content_hash(self) -> str:
        """Changes when anything under solutions/ changes, but for what Python caches there."""
        digest = hashlib.sha256()
        files = [path for path in (self.root / "solutions").rglob("*") if path.is_file() and "__pycache__" not in path.parts]
        for path in sorted(files):
            digest.update(f"{path.relative_to(self.root)}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def assignment(self, slug: str) -> Assignment:
        """Find one assignment; raises UsageError with the known ones."""
        if slug not in self.assignments:
            known = ", ".join(self.assignments) or "none"
            raise UsageError(f"there is no assignment {slug!r} in {self.root / 'solutions'}; known: {known}")
        return self.assignments[slug]


def find_course(start: Path) -> Course:
    """Find the course around `start`: the nearest folder above it that holds a grader.yml.

    Raises NoCourse if there is none, UsageError if grader.yml is wrong.
    """
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "grader.yml").is_file():
            return Course(folder, read_settings(folder / "grader.yml"))
    raise NoCourse(f"no grader.yml in {start.resolve()} or above it; go to the course's folder, or name it: --course FOLDER")


def _named_questions(solution: Path) -> dict[str, Question]:
    """The answer cells that name their question: `# %% question="q1"`; the function is the first name that such a cell makes."""
    found: dict[str, Question] = {}
    for name, cell in CELL_OF_QUESTION.findall(solution.read_text("utf-8")):
        made = MADE.search(cell)
        found.setdefault(name, Question(name, made[1] or made[2] if made else "", ""))
    return found


def _questions(solution: Path) -> tuple[Question, ...]:
    source = solution.read_text("utf-8")
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        raise AuthorError(f"{solution}:{error.lineno}: {error.msg}") from error
    lines = source.split("\n")  # as Python counts them
    found: list[Question] = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            body = lines[node.lineno - 1 : node.end_lineno]
            if any(line.strip() == BEGIN for line in body):
                title = (ast.get_docstring(node) or node.name).partition("\n")[0].rstrip(".")
                found.append(Question(f"q{len(found) + 1}", node.name, title))
    return tuple(found)
