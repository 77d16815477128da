"""The bank of wrong answers, and the search for the one that a student's answers match.

A misconception is a file with the functions that differ from the solution, and a docstring:

    '''Adds the padding once.

    symptom: With padding=1 my maps are one pixel too small.
    fails: test_pads_both_sides
    says: How many columns were added in all?
    '''
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import CodeType
from typing import Any

import numpy as np

from autograder.answer import Answer, Call, same_answer, same_call
from autograder.check import Check, run
from autograder.definitions import compiled, names, namespace, needs
from autograder.errors import AuthorError
from autograder.student import Student, local_student
from autograder.values import Model

FIELDS = ("symptom", "fails", "says")
MIN_ERRORS = 2  # in one check: a single wrong number agrees with some wrong idea or other by chance


@dataclass(frozen=True, slots=True)
class Misconception:
    """One wrong idea: what it computes, which checks catch it, and the question a good teacher asks."""

    id: str
    path: Path
    title: str
    symptom: str
    fails: tuple[str, ...]
    says: str
    code: CodeType  # its definitions


@dataclass(frozen=True, slots=True)
class Evidence:
    """One call of a check: what is right, and what the student answered."""

    check: str
    number: int  # of the call in its check
    right: Answer
    given: Answer


def load_bank(folder: Path) -> tuple[Misconception, ...]:
    """Read all misconceptions of a folder; raises AuthorError for a file without a complete docstring."""
    return tuple(_load(path) for path in sorted(folder.glob("*.py")))


@dataclass(frozen=True, slots=True)
class Memory:
    """The course's own answers, which are the same for all submissions that are checked with one seed."""

    right: dict[str, list[Answer]] = field(default_factory=dict)  # by check
    wrong: dict[tuple[str, str, int], Answer] = field(default_factory=dict)  # by misconception, check, and number of the call in it


def gather(checks: Sequence[Check], solution: Mapping[str, Any], student: Student, seed: str, memory: Memory | None = None) -> list[Evidence]:
    """Ask the student everything that the checks ask of the solution, to the end, whatever fails.

    A check stops at its first failure; naming a misconception needs all of its inputs. What a check has asked already is not asked again.
    Raises ConversationEnded if the student's side stops answering.
    """
    memory = memory or Memory()
    evidence = []
    answered = list(student.transcript)

    def given(call: Call) -> Answer:
        known = next((index for index, answer in enumerate(answered) if not _is_model(answer) and same_call(answer.call, call)), None)
        return student.ask(call) if known is None else answered.pop(known)

    for one in checks:
        if one.name not in memory.right:
            right = local_student(solution, quiet=True)
            run(one, right, seed)
            memory.right[one.name] = right.transcript
        evidence += [Evidence(one.name, number, answer, given(answer.call)) for number, answer in enumerate(memory.right[one.name])]
    return evidence


def diagnose(evidence: Sequence[Evidence], solution: CodeType, bank: Sequence[Misconception], memory: Memory | None = None) -> dict[str, Misconception]:
    """Name the misconception behind each failed check, where the evidence allows it.

    A misconception explains a question if it gives the student's answers on all its inputs. Failing that
    (two wrong ideas at once), it explains a single check if it gives the student's answers on all inputs of that check,
    among them at least two wrong ones or a wrong array, if it is right on all checks that the student passes, and no other misconception does.
    """
    calls = needs(solution)
    involved = frozenset[str]().union(*(calls.get(item.right.call.function, ()) for item in evidence))
    suspects = [_Suspect(each, solution, memory or Memory()) for each in bank if names(each.code) & involved]
    wrong = [item for item in evidence if not same_answer(item.right, item.given)]
    failed = {item.check for item in wrong}
    telling = wrong + [item for item in evidence if item not in wrong]  # what most suspects can not explain comes first: asking costs time

    def agrees(each: _Suspect, check: str | None) -> bool:
        return all(same_answer(item.given, each.answer(item)) for item in telling if check in (None, item.check))

    def contradicts(each: _Suspect) -> bool:
        """Whether it would be wrong where the student is right throughout."""
        return any(item.check not in failed and not same_answer(item.right, each.answer(item)) for item in evidence)

    whole = [each.misconception for each in suspects if agrees(each, None)]
    found: dict[str, Misconception] = {}
    for check in sorted(failed):
        if whole:
            found[check] = next((each for each in whole if check in each.fails), whole[0])
            continue
        errors = [item for item in wrong if item.check == check]
        values = [item for item in errors if item.given.raised is None]  # an exception of the same type has many causes
        if not values or (len(errors) < MIN_ERRORS and not any(isinstance(item.given.returned, np.ndarray) for item in values)):
            continue
        alone = [each.misconception for each in suspects if agrees(each, check) and not contradicts(each)]
        if len(alone) == 1:
            found[check] = alone[0]
    return found


class _Suspect:
    """A misconception that may be behind a student's answers, and is asked only what it needs to be asked."""

    def __init__(self, misconception: Misconception, solution: CodeType, memory: Memory) -> None:
        self.misconception = misconception
        self._solution = solution
        self._memory = memory

    @cached_property
    def _student(self) -> Student:
        return local_student(namespace(self._solution, self.misconception.code), quiet=True)

    def answer(self, item: Evidence) -> Answer:
        """What it answers where the student was asked."""
        key = (self.misconception.id, item.check, item.number)
        if key not in self._memory.wrong:
            answer = self._student.ask(item.right.call)
            if _is_seen(item.given) and not _is_seen(answer):  # the student has been asked before, by the checks
                answer = self._student.ask(item.right.call)
            self._memory.wrong[key] = answer
        return self._memory.wrong[key]


def _is_model(answer: Answer) -> bool:
    """Models are asked for once more: whether this is the one that was given before is part of the answer."""
    return isinstance(answer.returned, Model)


def _is_seen(answer: Answer) -> bool:
    return isinstance(answer.returned, Model) and answer.returned.seen


def _load(path: Path) -> Misconception:
    try:
        docstring = ast.get_docstring(ast.parse(path.read_bytes())) or ""
    except (SyntaxError, ValueError) as error:
        raise AuthorError(f"{path}: not Python: {error}") from error
    title, _, rest = docstring.partition("\n")
    fields = {name: " ".join(text.split()) for name, text in re.findall(rf"^({'|'.join(FIELDS)}):((?:.|\n(?!(?:{'|'.join(FIELDS)}):))*)", rest, re.MULTILINE)}
    missing = [name for name in FIELDS if not fields.get(name)]
    if not title or missing:
        raise AuthorError(f"{path}: the docstring needs a title and the line(s) {', '.join(f'{name}: ...' for name in missing) or 'below it'}")
    fails = tuple(re.split(r"[,\s]+", fields["fails"]))
    return Misconception(path.stem, path, title.rstrip("."), fields["symptom"], fails, fields["says"], compiled(path))
