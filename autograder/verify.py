"""Proving the course material: every promise that an assignment makes is tried out, in the real sandbox.

- the solution and every accepted answer earn all points;
- the untouched stub earns none, and every check calls it not attempted;
- every misconception fails at the checks that it names, and is named by them;
- the oracle agrees with Keras, where Keras is installed.
"""

from __future__ import annotations

import ast
import importlib.util
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from autograder.check import Check, Trainer, load_module
from autograder.course import Assignment
from autograder.definitions import definitions, names, needs, unheard
from autograder.errors import AuthorError
from autograder.grader import examine
from autograder.intake.notebook import Cell, Notebook, read
from autograder.misconception import Memory, Misconception
from autograder.outcome import Outcome, Verdict, total
from autograder.sandbox.process import Sandbox
from autograder.sandbox.slots import free_slots
from autograder.settings import Limits
from autograder.stub import as_bytes, notebook_json, solution_script, stub_script

SEED = "verify"


@dataclass(frozen=True, slots=True)
class Variant:
    """One set of answers, and what the course promises about it."""

    kind: str  # "solution", "accepted", "stub", "misconception"
    name: str
    notebook: Notebook
    checks: tuple[Check, ...]
    judge: Callable[[tuple[Outcome, ...]], list[str]]


@dataclass(frozen=True, slots=True)
class Finding:
    """How one variant did; `problems` is empty when every promise is kept."""

    kind: str
    name: str
    score: float
    max_score: float  # of the checks that were tried
    problems: tuple[str, ...]
    caught_by: tuple[str, ...] = ()


@dataclass(slots=True)
class Report:
    """All findings about one assignment."""

    slug: str
    findings: list[Finding] = field(default_factory=list)
    oracle: str = ""
    broken_oracle: str = ""  # how it differs from Keras, if it does
    uncalibrated: str = ""  # what is not known of the accuracy threshold: a warning, no broken promise

    @property
    def problems(self) -> list[str]:
        """One sentence for each broken promise."""
        findings = [f"{self.slug}: {finding.kind} {finding.name}: {problem}" for finding in self.findings for problem in finding.problems]
        return [*([f"{self.slug}: {self.broken_oracle}"] if self.broken_oracle else []), *findings]


def variants(assignment: Assignment) -> Iterator[Variant]:
    """Everything there is to try."""
    solution_cell = "\n\n".join(ast.unparse(node) for node in definitions(assignment.solution))  # no pictures: an overlay needs none
    checks = assignment.checks
    yield Variant("solution", "solution.py", _notebook(solution_script(assignment.solution), assignment), checks, _earns_everything)
    yield Variant("stub", "the untouched notebook", _notebook(stub_script(assignment.solution), assignment), checks, _earns_nothing(checks))
    for path in assignment.accepted:
        yield Variant("accepted", path.name, _overlay(solution_cell, path), checks, _earns_everything)
    for misconception in assignment.bank:
        concerned = _concerned(assignment, misconception)
        yield Variant("misconception", misconception.id, _overlay(solution_cell, misconception.path), concerned, _is_caught(misconception))


def verify(
    assignment: Assignment,
    sandbox: Sandbox,
    limits: Limits,
    *,
    jobs: int = 1,
    progress: Callable[[Finding], None] = lambda _: None,
    trainer: Trainer | None = None,
    allow_layers: Sequence[str] = (),
) -> Report:
    """Try every variant of an assignment; `progress` hears of each finding.

    Raises AuthorError if the material can not even be loaded.
    """
    report = Report(assignment.slug)
    trials = list(variants(assignment))
    _ = assignment.checks, assignment.solution_functions  # loaded once, before threads share them
    slots = free_slots(jobs)
    memory = Memory()

    def try_out(variant: Variant) -> Finding:
        slot = slots.get()
        try:
            outcomes = examine(
                *(variant.notebook, variant.checks, sandbox, limits, SEED, slot),
                explained_by=assignment,
                trainer=trainer,
                allow_layers=allow_layers,
                memory=memory,
            ).outcomes
        finally:
            slots.put(slot)
        caught = tuple(outcome.check for outcome in outcomes if outcome.verdict is not Verdict.PASSED)
        possible = sum(outcome.max_score for outcome in outcomes)
        return Finding(variant.kind, variant.name, total(outcomes), possible, tuple(variant.judge(outcomes)), caught)

    with ThreadPoolExecutor(jobs) as pool:
        for finding in pool.map(try_out, trials):
            report.findings.append(finding)
            progress(finding)
    report.findings += _unused(assignment)
    return report


def prove_oracle(assignment: Assignment) -> str:
    """Compare the assignment's oracle with Keras; says what was compared, or why it was not.

    Raises AssertionError with both values where they differ, AuthorError if the proof itself does not run.
    """
    if not (assignment.folder / "prove_oracle.py").exists():
        return "no oracle to prove"
    if importlib.util.find_spec("keras") is None:
        return "oracle not compared with Keras, which is not installed here: pip install 'cnn-autograder[cpu]'"
    with unheard():
        proof = load_module(assignment.folder / "prove_oracle.py")
        try:
            return f"oracle agrees with Keras on {proof.prove(np.random.default_rng(0))} random inputs"
        except AssertionError:
            raise
        except Exception as problem:
            raise AuthorError(f"{assignment.folder}/prove_oracle.py does not run: {type(problem).__name__}: {problem}") from problem


def _earns_everything(outcomes: tuple[Outcome, ...]) -> list[str]:
    return [f"loses {outcome.check} ({outcome.verdict}): {outcome.message}" for outcome in outcomes if outcome.verdict is not Verdict.PASSED]


def _earns_nothing(checks: Sequence[Check]) -> Callable[[tuple[Outcome, ...]], list[str]]:
    """A stub is not attempted, and nothing else; only tests of Otter's, which know no such word, may call it wrong."""
    otters = {check.name for check in checks if check.in_place}

    def judge(outcomes: tuple[Outcome, ...]) -> list[str]:
        earned = [f"earns {outcome.score:g} points by {outcome.check}, though nothing is filled in" for outcome in outcomes if outcome.score > 0]
        own = (outcome for outcome in outcomes if outcome.check not in otters and outcome.verdict is not Verdict.NOT_ATTEMPTED)
        return [*earned, *(f"{outcome.check} says {outcome.verdict}, not not_attempted" for outcome in own)]

    return judge


def _is_caught(misconception: Misconception) -> Callable[[tuple[Outcome, ...]], list[str]]:
    def judge(outcomes: tuple[Outcome, ...]) -> list[str]:
        by_name = {outcome.check: outcome for outcome in outcomes}
        problems = []
        for name in misconception.fails:
            outcome = by_name.get(name)
            if outcome is None:
                problems.append(f"there is no check {name}; mend 'fails:' in {misconception.path.name}")
            elif outcome.verdict is Verdict.PASSED:
                problems.append(f"passes {name}, which should catch it: give that check an input that tells them apart")
            elif outcome.misconception != misconception.id:
                problems.append(f"{name} takes it for {outcome.misconception or 'nothing it knows'}: add an input that tells them apart, or merge the two")
        return problems

    return judge


def _concerned(assignment: Assignment, misconception: Misconception) -> tuple[Check, ...]:
    """The checks of all questions that a misconception may change, and those that it names: the others would meet the solution once more."""
    if any(isinstance(node, ast.Assign | ast.AnnAssign) for node in definitions(misconception.path)):
        return assignment.checks  # a constant may be read anywhere
    changed, calls = names(misconception.code), needs(assignment.solution_code)
    questions = {question.id for question in assignment.questions if changed & calls.get(question.function, frozenset())}
    return tuple(check for check in assignment.checks if check.question in questions or check.name in misconception.fails)


def _unused(assignment: Assignment) -> list[Finding]:
    """Questions that no misconception and no hidden check guards; those that Otter's tests ask may grow them later."""
    if assignment.is_foreign:
        return []
    functions = {name for each in assignment.bank for name in names(each.code)}
    findings = []
    for question in assignment.questions:
        mine = [check for check in assignment.checks if check.question == question.id]
        if all(check.in_place for check in mine):
            continue
        problems = []
        if not any(not check.visible for check in mine):
            problems.append("no hidden check")
        if question.function not in functions:
            problems.append("no misconception tries its checks")
        if problems:
            findings.append(Finding("question", question.id, 0.0, 0.0, tuple(problems)))
    if len(assignment.accepted) < 2:
        findings.append(Finding("accepted", "accepted/", 0.0, 0.0, ("fewer than two accepted answers",)))
    return findings


def _notebook(script: str, assignment: Assignment) -> Notebook:
    return read(as_bytes(notebook_json(script, assignment.slug)), assignment.slug)


def _overlay(solution_cell: str, path: Path) -> Notebook:
    return Notebook((Cell(1, solution_cell), Cell(2, path.read_text("utf-8"))))
