"""The training process: `python -m autograder.training LIMITS`, a request on standard input, lines of JSON on standard output.

It holds no student's code: what it builds was vetted before. It has one thread, so that the same request gives the same numbers.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

from autograder import prctl


def main() -> None:
    """Train what is asked for; a line for each attempt, and one in the end."""
    prctl.die_with_parent()
    limits = json.loads(sys.argv[1])
    if sys.platform == "linux":  # elsewhere the limit of data is not one of memory
        resource.setrlimit(resource.RLIMIT_DATA, (limits["memory_mb"] << 20,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (limits["cpu_seconds"],) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answer = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # whatever a library prints is no answer
    for line in serve(json.loads(sys.stdin.read())):
        json.dump(line, answer, allow_nan=False)
        answer.write("\n")
        answer.flush()


def serve(request: dict[str, Any]) -> Any:
    """Train seed after seed, until one passes if that is what is asked."""
    from autograder.settings import Recipe
    from autograder.training.gate import Clock, Gate
    from autograder.training.head import head_from

    clock = Clock()
    with clock.of("import"):
        import keras  # noqa: F401  its cost is a part of its own
        import tensorflow as tf  # noqa: F401
    with clock.of("data"):
        images = open_images(request)
    recipe = Recipe(**{**request["recipe"], "seeds": tuple(request["recipe"]["seeds"])})
    gate = Gate(request["network"], head_from(request["head"]), recipe, images, early=request["early"], floor=request["floor"], clock=clock)
    best, portrait = -1.0, None
    for seed in recipe.seeds:
        attempt = gate.attempt(seed)
        yield {"attempt": attempt.as_json()}
        if attempt.last.accuracy > best and request["portrait"]:
            best = attempt.last.accuracy
            with clock.of("pictures"):
                portrait = {"seed": seed, "confusion": gate.confusion(), "worst": gate.worst(), "shifts": {}}
        if attempt.ending == "passed" and request["until_one_passes"]:
            if portrait is not None:
                with clock.of("shifts"):
                    portrait["shifts"] = gate.shifts()
            break
    spent = {name: round(seconds, 3) for name, seconds in clock.spent.items()}
    yield {"done": {"portrait": portrait, "cpu_seconds": round(time.process_time(), 3), "parts": spent}}


def open_images(request: dict[str, Any]) -> Any:
    """The images, the validation ones in a fixed disorder so that each part of them is like the whole."""
    import numpy as np

    from autograder.data import open_dataset
    from autograder.training.gate import Images

    asked = request["dataset"]
    found = open_dataset(asked["name"], root=Path(asked["root"]), size=tuple(asked["size"]))
    if found.digest != asked["digest"]:
        raise RuntimeError(f"the images of {asked['name']} have changed since the grader looked at them")
    order = np.random.default_rng(0).permutation(len(found.validation_y))
    train_y = np.asarray(found.train_y).astype(int)
    if request["shuffled_labels"]:
        train_y = np.random.default_rng(1).permutation(train_y)
    return Images(found.train_x, train_y, np.asarray(found.validation_x)[order], np.asarray(found.validation_y).astype(int)[order])


if __name__ == "__main__":
    main()
