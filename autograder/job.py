"""What a grader process is told to do."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass

from autograder.settings import Container, Isolation, Limits, Recipe, limits_from, recipe_from


@dataclass(frozen=True, slots=True)
class Job:
    """One submission to grade, and the conditions of grading it."""

    submission: str
    source: str  # what was handed in, as a person would name it
    course: str  # the folder with solutions/
    assignment: str | None  # its slug; None: the notebook says which it is
    seed: str
    limits: Limits
    sandbox: str
    container: Container | None
    isolation: Isolation
    slot: int  # tells graders that run at the same time apart
    fingerprint: str
    dataset: str
    training: Recipe
    allow_layers: tuple[str, ...]

    def header(self) -> bytes:
        """The job as one line of JSON; the submission's bytes follow it."""
        return json.dumps(dataclasses.asdict(self)).encode("ascii") + b"\n"


def job_from(header: bytes) -> Job:
    """Read a header back."""
    data = json.loads(header)
    container = Container(**data["container"]) if data["container"] else None
    return Job(
        **{
            **data,
            "limits": limits_from(data["limits"]),
            "isolation": Isolation(data["isolation"]),
            "container": container,
            "training": recipe_from(data["training"]),
            "allow_layers": tuple(data["allow_layers"]),
        }
    )
