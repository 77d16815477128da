"""The visible checks, inside the student's own notebook: `grader.check("q1")`.

They run in the student's process against the functions of the notebook. This is for learning only: no score comes from here.
"""

from __future__ import annotations

import contextlib
import html
import io
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.check import Check, Trainer, load, run_all
from autograder.errors import AuthorError
from autograder.outcome import Outcome, Verdict
from autograder.student import local_student

COUNTED_IMAGES = re.compile(r"^Found \d+ images belonging to \d+ classes\.\n", re.MULTILINE)  # Keras, at each folder of a check
MARKS = {Verdict.PASSED: "✓", Verdict.FAILED: "✗", Verdict.NOT_ATTEMPTED: "○"}


def run_here(checks: Sequence[Check], functions: Mapping[str, Any], seed: str = "live", trainer: Trainer | None = None) -> tuple[Outcome, ...]:
    """Run checks on functions of this very process; what these print is the student's to read."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        outcomes = run_all(checks, local_student(functions), seed, trainer)
    print(COUNTED_IMAGES.sub("", printed.getvalue()), end="")
    return outcomes


@dataclass(frozen=True, slots=True)
class Result:
    """What the checks of one question said; shows itself in the notebook."""

    question: str
    checks: tuple[Check, ...]
    outcomes: tuple[Outcome, ...]
    problem: str = ""

    def __repr__(self) -> str:
        if self.problem:
            return f"{self.question}: {self.problem}"
        lines = [f"{self.question}: {self._headline()}"]
        for check, outcome in zip(self.checks, self.outcomes, strict=True):
            lines.append(f"  {MARKS.get(outcome.verdict, '!')} {check.title}")
            if outcome.message:
                lines.append(f"      {outcome.message}")
            if outcome.hint:
                lines.append(f"      Hint: {outcome.hint}")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        if self.problem:
            return f"<p><strong>{html.escape(self.question)}</strong>: {html.escape(self.problem)}</p>"
        rows = []
        for check, outcome in zip(self.checks, self.outcomes, strict=True):
            details = f"<br><code>{html.escape(outcome.message)}</code>" if outcome.message else ""
            details += f"<br><em>Hint: {html.escape(outcome.hint)}</em>" if outcome.hint else ""
            rows.append(f"<li>{MARKS.get(outcome.verdict, '!')} {html.escape(check.title)}{details}</li>")
        return f"<p><strong>{html.escape(self.question)}</strong>: {html.escape(self._headline())}</p><ul style='list-style:none'>{''.join(rows)}</ul>"

    def _headline(self) -> str:
        passed = sum(outcome.verdict is Verdict.PASSED for outcome in self.outcomes)
        if all(outcome.verdict is Verdict.NOT_ATTEMPTED for outcome in self.outcomes):
            return "not filled in yet"
        if passed == len(self.outcomes):
            return "all visible checks passed. Hidden checks will call your function with other inputs: small, odd, not square"
        return f"{passed} of {len(self.outcomes)} visible checks passed"


class Notebook:
    """The checks that belong to a notebook; they lie beside it in `test_visible.py`.

    `grader = Notebook("01_output_sizes")`, then `grader.check("q1")` below each answer.
    """

    def __init__(self, slug: str) -> None:
        self.slug = slug

    def check(self, question: str) -> Result:
        """Run the visible checks of one question (`"q1"`) on the functions of this notebook."""
        found = self._checks()
        if isinstance(found, str):
            return Result(question, (), (), f"not checked: {found}")
        checks = tuple(each for each in found if each.question == question)
        if not checks:
            return Result(question, (), (), f"there is no question {question} with visible checks in {self.slug}")
        return Result(question, checks, run_here(checks, vars(sys.modules["__main__"])))

    def check_all(self) -> list[Result]:
        """Run the visible checks of every question."""
        found = self._checks()
        if isinstance(found, str):
            return [Result("all questions", (), (), f"not checked: {found}")]
        return [self.check(question) for question in dict.fromkeys(each.question for each in found)]

    def _checks(self) -> tuple[Check, ...] | str:
        """The visible checks, or why there are none."""
        path = self._find()
        if path is None:
            return f"test_visible.py of {self.slug} is not beside this notebook"
        try:
            return load(path, visible=True)
        except AuthorError as problem:
            return str(problem)

    def _find(self) -> Path | None:
        places = (Path("test_visible.py"), Path(self.slug, "test_visible.py"), Path("assignments", self.slug, "test_visible.py"))
        return next((path.resolve() for path in places if path.is_file()), None)
