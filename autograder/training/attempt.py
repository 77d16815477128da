"""One network trained with one seed: what was seen on the way."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Ending(StrEnum):
    """Why the training of one seed ended."""

    PASSED = "passed"  # the threshold was reached
    SPENT = "spent"  # all steps were taken
    DIVERGED = "diverged"  # the loss is not a number any more


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen after some steps."""

    step: int
    loss: float | None  # mean over the steps since the look before; None if it is no number
    training_accuracy: float  # on the batches of the same steps, as they were when they were learned from
    accuracy: float  # on the validation images that were looked at
    images: int  # how many: a look ends as soon as too many of them are wrong


@dataclass(frozen=True, slots=True)
class Attempt:
    """The training of one seed."""

    seed: int
    ending: Ending
    steps: int  # that were taken
    first_loss: float | None  # of the first batch, before anything was learned; None if it is no number
    looks: tuple[Look, ...]
    says_second: float  # part of the validation images, in the end, that are taken for the second class

    @property
    def best(self) -> float:
        """The highest validation accuracy of all looks."""
        return max((look.accuracy for look in self.looks), default=0.0)

    @property
    def last(self) -> Look:
        """What was seen in the end."""
        return self.looks[-1]

    def steps_to(self, threshold: float, among: int) -> int | None:
        """The step of the first look with at least this accuracy on all `among` validation images; None if there is none."""
        return next((look.step for look in self.looks if look.images == among and reaches(look.accuracy, threshold)), None)

    def as_json(self) -> dict[str, Any]:
        """Plain data."""
        return asdict(self)


def attempt_from(data: dict[str, Any]) -> Attempt:
    """Read it back; raises ValueError, KeyError or TypeError if it is not one of ours."""
    return Attempt(**{**data, "ending": Ending(data["ending"]), "looks": tuple(Look(**look) for look in data["looks"])})


def reaches(accuracy: float, threshold: float) -> bool:
    """Whether an accuracy is enough; a rounding error of the division is no reason to fail."""
    return accuracy >= threshold - 1e-9


def most_errors(images: int, threshold: float) -> int:
    """How many of so many images may be wrong."""
    return int(images * (1 - threshold) + 1e-9 * images)
