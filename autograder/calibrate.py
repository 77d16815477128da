"""How good the judgement of a threshold is: the course's own network and broken ones, trained with many seeds.

A gate that fails honest networks is unfair, and one that broken networks pass is worthless; both are counted here, with exact intervals.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.course import Assignment
from autograder.data import open_dataset
from autograder.errors import UsageError
from autograder.network import Compiled, Network
from autograder.rebuild import describe
from autograder.record import write_atomically
from autograder.settings import Recipe
from autograder.student import local_student
from autograder.training import memory
from autograder.training.attempt import Attempt, attempt_from
from autograder.training.calibration import FILE, read_calibrations, training_part
from autograder.training.fitness import Unfit, head_of
from autograder.training.head import Head
from autograder.training.process import THREADS, train
from autograder.training.trainer import CPU_SECONDS_A_STEP, CPU_SECONDS_BESIDES, SIZE, results_folder

THRESHOLDS = (0.85, 0.9, 0.92, 0.95, 0.97, 0.98)
CONFIDENCE = 0.95
REFERENCE = "the course's network"


@dataclass(frozen=True, slots=True)
class Subject:
    """One network that is trained with many seeds."""

    name: str
    network: dict[str, Any]
    head: Head
    shuffled_labels: bool = False
    refused: bool = False  # by the gate, before anything is trained

    @property
    def honest(self) -> bool:
        """Whether it ought to pass."""
        return self.name == REFERENCE


@dataclass(frozen=True, slots=True)
class Rate:
    """How often something happened, with an exact (Clopper-Pearson) interval of 95 %."""

    count: int
    number: int

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        from scipy.stats import beta

        return 0.0 if self.count == 0 else float(beta.ppf((1 - CONFIDENCE) / 2, self.count, self.number - self.count + 1))

    @property
    def high(self) -> float:
        """The upper end of the interval."""
        from scipy.stats import beta

        return 1.0 if self.count == self.number else float(beta.ppf((1 + CONFIDENCE) / 2, self.count + 1, self.number - self.count))

    def __str__(self) -> str:
        return f"{self.count}/{self.number} [{self.low:.3f}, {self.high:.3f}]"


@dataclass(frozen=True, slots=True)
class Row:
    """What a threshold does: how many seeds of each network reach it."""

    threshold: float
    reached: dict[str, Rate]
    refused: frozenset[str] = frozenset()  # networks that the gate does not train at all, whatever they would reach

    def false_fails(self, tries: int) -> tuple[float, float]:
        """How often the honest network fails in all of so many tries: best guess and upper end."""
        rate = self.reached[REFERENCE]
        return (1 - rate.count / rate.number) ** tries, (1 - rate.low) ** tries

    def false_passes(self, tries: int) -> tuple[float, float]:
        """How often the broken network that passes most often does so in one of so many tries: best guess and upper end."""
        worst = max((rate for name, rate in self.reached.items() if name != REFERENCE and name not in self.refused), key=lambda rate: rate.count)
        return 1 - (1 - worst.count / worst.number) ** tries, 1 - (1 - worst.high) ** tries

    @property
    def tells_apart(self) -> bool:
        """Whether every seed of the honest network reaches it, and none of a broken one that is trained."""
        broken = (rate for name, rate in self.reached.items() if name != REFERENCE and name not in self.refused)
        return self.reached[REFERENCE].count == self.reached[REFERENCE].number and not any(rate.count for rate in broken)


@dataclass(frozen=True, slots=True)
class Calibration:
    """Everything that was found out."""

    dataset: str
    digest: str
    recipe: Recipe
    seeds: int
    attempts: dict[str, tuple[Attempt, ...]]  # by network
    images: int  # to validate on
    rows: tuple[Row, ...]

    @property
    def recommended(self) -> float | None:
        """The highest threshold that every seed of the honest network reaches and no broken network does; None if there is none."""
        return max((row.threshold for row in self.rows if row.tells_apart), default=None)

    @property
    def band(self) -> list[dict[str, float]]:
        """Lowest, middle and highest validation accuracy of the honest network at each look; a seed that is done stays where it was."""
        looks = sorted({look.step for attempt in self.attempts[REFERENCE] for look in attempt.looks})
        found = []
        for step in looks:
            seen = sorted([look for look in attempt.looks if look.step <= step][-1].accuracy for attempt in self.attempts[REFERENCE])
            found.append({"step": step, "low": round(seen[0], 4), "median": round(statistics.median(seen), 4), "high": round(seen[-1], 4)})
        return found

    def as_json(self) -> dict[str, Any]:
        """What is kept beside the assignment."""
        tries = len(self.recipe.seeds)
        thresholds = [
            {
                "threshold": row.threshold,
                "reached": {name: [rate.count, rate.number, round(rate.low, 4), round(rate.high, 4)] for name, rate in row.reached.items()},
                "false_fail_rate": [round(each, 6) for each in row.false_fails(tries)],
                "false_pass_rate": [round(each, 6) for each in row.false_passes(tries)],
            }
            for row in self.rows
        ]
        return {
            "digest": self.digest,
            "recipe": training_part(self.recipe),
            "tries": tries,
            "validation_images": self.images,
            "refused_before_training": sorted(self.rows[0].refused),
            "recommended": self.recommended,
            "thresholds": thresholds,
            "band": self.band,
        }


def calibrate(
    assignment: Assignment,
    dataset: str,
    recipe: Recipe,
    root: Path,
    seeds: int,
    progress: Callable[[str, Attempt], None] = lambda *_: None,
    size: tuple[int, int] = SIZE,
) -> Calibration:
    """Train the assignment's own network and broken ones with `seeds` seeds each, on images of `size`; `progress` hears of each.

    Raises UsageError if no check of the assignment trains anything, MachineError if a training breaks down.
    """
    images = open_dataset(dataset, root=root, size=size)
    wanted = dataclasses.replace(recipe, seeds=tuple(range(1001, 1001 + seeds)))
    request = {"dataset": {"name": dataset, "root": str(root), "size": list(size), "digest": images.digest}, "early": THRESHOLDS[-1], "floor": THRESHOLDS[0]}
    attempts: dict[str, tuple[Attempt, ...]] = {}
    networks = subjects(assignment, size)
    for subject in networks:
        found = []
        for attempt in _attempts(subject, wanted, request):
            progress(subject.name, attempt)
            found.append(attempt)
        attempts[subject.name] = tuple(found)
    total = len(images.validation_y)
    refused = frozenset(subject.name for subject in networks if subject.refused)
    rows = tuple(Row(each, {name: _rate(tried, each, total) for name, tried in attempts.items()}, refused) for each in THRESHOLDS)
    return Calibration(dataset, images.digest, recipe, seeds, attempts, total, rows)


def keep(assignment: Assignment, found: Calibration) -> Path:
    """Write calibration.json beside the assignment; what is known of other data sets stays."""
    path = assignment.folder / FILE
    everything = {**read_calibrations(assignment.folder), found.dataset: found.as_json()}
    write_atomically(path, (json.dumps(everything, indent=1, sort_keys=True) + "\n").encode("utf-8"))
    return path


def subjects(assignment: Assignment, size: tuple[int, int] = SIZE) -> tuple[Subject, ...]:
    """The assignment's own network, and the same network broken in ways that students find."""
    network, compiled, head = _reference(assignment, size)
    fast = dataclasses.replace(compiled, learning_rate=10.0, settings={**compiled.settings, "learning_rate": 10.0})
    broken = {
        "softmax on one unit": _ending_in(network, "softmax"),
        "no activation at the output": _ending_in(network, "linear"),
        "learning rate 10": dataclasses.replace(network, compiled=fast),
    }
    return (
        Subject(REFERENCE, describe(network, compiled), head),
        *(Subject(name, describe(each, each.compiled or compiled), head, refused=_is_refused(each, size)) for name, each in broken.items()),
        Subject("labels shuffled", describe(network, compiled), head, shuffled_labels=True),
    )


def _ending_in(network: Network, activation: str) -> Network:
    *others, last = network.layers
    return dataclasses.replace(network, layers=(*others, dataclasses.replace(last, settings={**last.settings, "activation": activation})))


def _is_refused(network: Network, size: tuple[int, int]) -> bool:
    try:
        head_of(network, (*size, 3))
    except Unfit:
        return True
    return False


def trains(assignment: Assignment) -> bool:
    """Whether a check of this assignment trains a network."""
    return _function(assignment) is not None


def _function(assignment: Assignment) -> str | None:
    """The function whose network is trained."""
    questions = {check.question for check in assignment.checks if "trainer" in inspect.signature(check.function).parameters}
    return next((question.function for question in assignment.questions if question.id in questions), None)


def _reference(assignment: Assignment, size: tuple[int, int]) -> tuple[Network, Compiled, Head]:
    function = _function(assignment)
    if function is None:
        raise UsageError(f"no check of {assignment.slug} trains a network, so it has no threshold to calibrate")
    network = getattr(local_student(assignment.solution_functions, quiet=True), function)().network
    head, compiled = head_of(network, (*size, 3))
    return network, compiled, head


def _attempts(subject: Subject, recipe: Recipe, request: dict[str, Any]) -> Iterator[Attempt]:
    """One attempt for each seed, in their order; those that are known are not made again."""
    common = {**request, "network": subject.network, "head": subject.head.as_json(), "shuffled_labels": subject.shuffled_labels, "portrait": False}
    folder = results_folder()
    keys = {seed: memory.key_of({**common, "calibrates": seed, "recipe": training_part(recipe)}, THREADS) for seed in recipe.seeds}
    known = {seed: memory.recall(folder, key) for seed, key in keys.items()}
    missing = tuple(seed for seed in recipe.seeds if known[seed] is None)
    yield from (attempt_from(found) for found in known.values() if found is not None)
    for seed in missing:  # one process for each, so that nothing is lost when it is interrupted
        full = {**common, "recipe": dataclasses.asdict(dataclasses.replace(recipe, seeds=(seed,))), "until_one_passes": False}
        (attempt,) = train(full, cpu_seconds=CPU_SECONDS_A_STEP * recipe.steps + CPU_SECONDS_BESIDES).attempts
        memory.keep(folder, keys[seed], attempt.as_json())
        yield attempt


def _rate(attempts: Sequence[Attempt], threshold: float, images: int) -> Rate:
    return Rate(sum(attempt.steps_to(threshold, images) is not None for attempt in attempts), len(attempts))
