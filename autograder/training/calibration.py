"""What `autograder calibrate` has found out about a threshold, as it is kept beside the assignment: calibration.json, by data set."""

from __future__ import annotations

import dataclasses
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from autograder.settings import Recipe

FILE = "calibration.json"
COMMAND = "autograder calibrate"


def read_calibrations(folder: Path) -> dict[str, Any]:
    """Everything that is kept beside an assignment, by data set; nothing where there is no such file, or none that can be read."""
    with suppress(OSError, ValueError):
        found = json.loads((folder / FILE).read_text("utf-8"))
        if isinstance(found, dict):
            return found
    return {}


def band(folder: Path, dataset: str, digest: str, recipe: Recipe) -> list[dict[str, float]] | None:
    """What the course's own network did with many seeds: lowest, middle and highest accuracy at each look; None if that is not known for this recipe."""
    found = read_calibrations(folder).get(dataset)
    if found is None or found["digest"] != digest or found["recipe"] != training_part(recipe):
        return None
    known: list[dict[str, float]] = found["band"]
    return known


def problem(folder: Path, slug: str, dataset: str, digest: str, recipe: Recipe) -> str | None:
    """What is unknown about the threshold of a course; None if it was calibrated as it stands."""
    found = read_calibrations(folder).get(dataset)
    run = f"run: {COMMAND} {slug}"
    if found is None:
        return f"the threshold {recipe.threshold:g} was never calibrated on {dataset}; {run}"
    if found["digest"] != digest:
        return f"the images of {dataset} are not those that the threshold was calibrated on; {run}"
    if found["recipe"] != training_part(recipe):
        return f"grader.yml trains in another way than when the threshold was calibrated on {dataset}; {run}"
    if not any(abs(row["threshold"] - recipe.threshold) < 1e-9 for row in found["thresholds"]):
        return f"the threshold {recipe.threshold:g} is none of those that were calibrated on {dataset}; {run}"
    return None


def training_part(recipe: Recipe) -> dict[str, Any]:
    """What of a recipe decides how a network is trained, whatever is asked of it in the end."""
    return {name: value for name, value in dataclasses.asdict(recipe).items() if name not in ("threshold", "seeds")}
