"""What a check asks: does this network reach the minimum accuracy?"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.answer import Answer, CheckFailed
from autograder.data import DataSet, open_dataset
from autograder.data.cache import cache_folder
from autograder.network import Compiled, Network, table
from autograder.outcome import Verdict
from autograder.rebuild import describe
from autograder.settings import Recipe
from autograder.training import memory
from autograder.training.account import account
from autograder.training.attempt import Attempt, Ending, attempt_from
from autograder.training.calibration import band
from autograder.training.fitness import Unfit, head_of
from autograder.training.head import Head
from autograder.training.process import THREADS, train

SIZE = (150, 150)  # of the images, (height, width)
CPU_SECONDS_A_STEP = 4  # far more than any network takes that the gate lets through
CPU_SECONDS_BESIDES = 300


@dataclass(frozen=True, slots=True)
class Result:
    """What came of training a network."""

    attempts: tuple[Attempt, ...]
    portrait: Mapping[str, Any]  # of the best network in the end: confusion matrix, worst images, shifts
    cpu_seconds: float
    reused: bool  # it was known before

    @property
    def passed(self) -> bool:
        """Whether a try reached the threshold."""
        return any(attempt.ending is Ending.PASSED for attempt in self.attempts)


def results_folder() -> Path:
    """Where the results of trainings are kept."""
    return cache_folder() / "trainings"


class Trainer:
    """Trains the networks of students as a course's settings say, each distinct one once."""

    def __init__(self, dataset: str, recipe: Recipe, root: Path, beside: Path | None = None, size: tuple[int, int] = SIZE) -> None:
        """`root`: the course's folder; `beside`: the assignment's, where its calibration lies; `size`: of the images."""
        self._size = size
        self._dataset = dataset
        self._recipe = recipe
        self._root = root
        self._beside = beside
        self._folder = results_folder()

    def reaches_the_minimum_accuracy(self, answer: Answer) -> None:
        """Train the returned network until it is good enough, and put what a page draws of it on the answer.

        Raises CheckFailed if it does not get there, or can not: with a sentence, a hint, and the same picture.
        Raises MachineError if the training itself breaks down, which is nobody's fault but ours.
        """
        network = answer.network
        try:
            head, compiled = head_of(network, (*self._size, 3))
        except Unfit as unfit:
            raise CheckFailed(Verdict.FAILED, f"{answer.call} gave a network that was not trained, for {unfit.message}", unfit.hint) from unfit
        images = open_dataset(self._dataset, root=self._root, size=self._size)
        result = self._result(network, compiled, head, images)
        panel = self._panel(network, result, images)
        if not result.passed:
            message, hint = account(result.attempts, self._recipe, images.classes)
            raise CheckFailed(Verdict.FAILED, f"{answer.call} gave a network that was trained, but {message}", hint, panel)
        answer.panel = panel

    def _result(self, network: Network, compiled: Compiled, head: Head, images: DataSet) -> Result:
        request = self._request(network, compiled, head, images)
        key = memory.key_of({**request, "dataset": images.digest}, THREADS)
        with memory.alone(self._folder, key):
            known = memory.recall(self._folder, key)
            if known is not None:
                return Result(tuple(map(attempt_from, known["attempts"])), known["portrait"], known["cpu_seconds"], reused=True)
            cpu_seconds = CPU_SECONDS_A_STEP * self._recipe.steps * len(self._recipe.seeds) + CPU_SECONDS_BESIDES
            found = train(request, cpu_seconds=cpu_seconds)
            result = Result(found.attempts, found.portrait or {}, found.cpu_seconds, reused=False)
            kept = {"attempts": [each.as_json() for each in result.attempts], "portrait": result.portrait, "cpu_seconds": result.cpu_seconds}
            memory.keep(self._folder, key, kept)
        return result

    def _request(self, network: Network, compiled: Compiled, head: Head, images: DataSet) -> dict[str, Any]:
        return {
            "network": describe(network, compiled),
            "head": head.as_json(),
            "recipe": dataclasses.asdict(self._recipe),
            "dataset": {"name": self._dataset, "root": str(self._root), "size": list(self._size), "digest": images.digest},
            "early": self._recipe.threshold,
            "floor": self._recipe.threshold,
            "portrait": True,
            "until_one_passes": True,
            "shuffled_labels": False,
        }

    def _panel(self, network: Network, result: Result, images: DataSet) -> dict[str, Any]:
        seeds = [{**each.as_json(), "ending": each.ending.value} for each in result.attempts]
        return {
            "kind": "training",
            "threshold": self._recipe.threshold,
            "steps": self._recipe.steps,
            "seeds": seeds,
            "band": band(self._beside, self._dataset, images.digest, self._recipe) if self._beside else None,
            "classes": list(images.classes),
            "confusion": result.portrait.get("confusion"),
            "worst": result.portrait.get("worst", []),
            "shifts": result.portrait.get("shifts", {}),
            "ledger": {"rows": [[f"{name} ({kind})", shape, params] for name, kind, shape, params in table(network)], "params": network.params},
            "cpu_seconds": result.cpu_seconds,
            "reused": result.reused,
        }
