"""Where the CPU seconds of the accuracy gate go, and how near a training step is to what the processor can multiply.

python benchmarks/training.py --dataset synthetic
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from autograder.calibrate import subjects
from autograder.course import find_course
from autograder.data import open_dataset
from autograder.network import Network, read_network
from autograder.student import local_student
from autograder.training.process import environment, train
from autograder.training.trainer import SIZE

COURSE = Path(__file__).parents[1]
SLUG = "05_training"
MATRIX = 2048  # rows of the matrices that are multiplied
GEMM = f"""
import time
import numpy as np
a = np.random.default_rng(0).random(({MATRIX}, {MATRIX}), "f4")
a @ a
started = time.process_time()
for _ in range(10):
    a @ a
print((time.process_time() - started) / 10)
"""


def main() -> None:
    """Train the course's network once for a passing try, and once for all steps; print the parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dataset", default="synthetic")
    chosen = parser.parse_args()
    course = find_course(COURSE)
    images = open_dataset(chosen.dataset, root=course.root, size=SIZE)
    reference = subjects(course.assignment(SLUG))[0]
    recipe = course.settings.training
    request: dict[str, Any] = {
        "network": reference.network,
        "head": reference.head.as_json(),
        "dataset": {"name": chosen.dataset, "root": str(course.root), "size": list(SIZE), "digest": images.digest},
        "portrait": True,
        "until_one_passes": True,
        "shuffled_labels": False,
    }
    for name, early, budget in (("a try that passes", recipe.threshold, recipe.steps), ("all steps of one try", None, recipe.steps)):
        one = dataclasses.replace(recipe, seeds=recipe.seeds[:1], steps=budget)
        found = train({**request, "recipe": dataclasses.asdict(one), "early": early, "floor": recipe.threshold}, cpu_seconds=1000)
        (attempt,) = found.attempts
        print(f"{name}: {attempt.steps} steps of {recipe.batch_size} images, best accuracy {attempt.best:.4f}, {found.cpu_seconds:.1f} CPU seconds")
        for part, seconds in sorted(found.parts.items(), key=lambda item: -item[1]):
            print(f"    {part:12s} {seconds:6.2f}")
    per_step = found.parts["steps"] / (attempt.steps - 1)
    gemm = float(subprocess.run([sys.executable, "-c", GEMM], capture_output=True, text=True, check=True, env={**os.environ, **environment()}).stdout)
    limit = 2 * MATRIX**3 / gemm
    flops = training_flops(network_of(course)) * recipe.batch_size / per_step
    print(f"a step: {per_step * 1000:.0f} CPU ms, {per_step * 1000 / recipe.batch_size:.2f} an image; {flops / 1e9:.0f} GFLOP a CPU second")
    print(f"a product of {MATRIX}x{MATRIX} matrices, float32, one thread: {limit / 1e9:.0f} GFLOP a CPU second; a step reaches {flops / limit:.0%} of it")


def network_of(course: Any) -> Network:
    """The course's own network."""
    answer = local_student(course.assignment(SLUG).solution_functions, quiet=True).build_classifier()
    return read_network(answer.value)


def training_flops(network: Network) -> int:
    """Of one image: forward, and twice as much backward; the first layer's images need no gradient. Pooling is no multiplication."""
    weighted = [layer.macs for layer in network.layers if layer.params]
    return 2 * (3 * sum(weighted) - weighted[0])


if __name__ == "__main__":
    main()
