"""How the grader trains a network, and when that is enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, Gt, Le, MinLen


@dataclass(frozen=True, slots=True)
class Recipe:
    """A network passes if one of its seeds reaches the threshold, on the whole validation set, at a look within its steps.

    The budget is counted in optimizer steps, never in seconds, so that a busy machine changes no grade.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012  dataclasses of pydantic are told so
    threshold: Annotated[float, Gt(0), Le(1)] = 0.95  # part of the validation images that must be right
    steps: Annotated[int, Ge(1)] = 96  # of the optimizer, for each seed
    batch_size: Annotated[int, Ge(1)] = 32
    images_per_class: Annotated[int, Ge(1)] = 256  # as many of the training images, drawn by the seed
    seeds: Annotated[tuple[int, ...], MinLen(1)] = (1, 2, 3)  # tried in this order until one passes
    look_every: Annotated[int, Ge(1)] = 4  # steps between two looks at the validation images
