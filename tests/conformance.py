"""Grades Otter's own test submissions with Otter and with us, and compares the points of every question.

    cd tests && python -m conformance ~/src/otter-grader [--quick]

The argument is a checkout of ucbds-infra/otter-grader, of which nothing is kept here. In `test/test_grade/files` the name of a submission says what
it must get (`fails2and6H`: nothing for question 2, half of question 6); in `test/test_run` Otter itself says it. `--quick` believes the names and
does not run Otter. Prints CPU seconds of both. Exits with 1 if a score differs, 2 if there is nothing to compare.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import isclose  # a point shared by three cases
from pathlib import Path

Points = dict[str, float]
POINTS = {"q1": 0.0, "q2": 2.0, "q2b": 2.0, "q3": 2.0, "q4": 1.0, "q6": 5.0}  # of the tests in test_grade; q6 has a hidden half


@dataclass(frozen=True, slots=True)
class Graded:
    """What a grader gave each submission, and the CPU seconds that it took for all."""

    points: Mapping[str, Points]
    cpu_seconds: float


def promised(name: str) -> Points:
    """What the name of a submission says that it gets."""
    wrong = set(re.findall(r"\d+H?", name))
    return {question: _part(re.sub(r"\D", "", question), wrong) * points for question, points in POINTS.items()}


def _part(number: str, wrong: set[str]) -> float:
    if number in wrong:
        return 0.0
    return 0.5 if f"{number}H" in wrong and number == "6" else 1.0


def by_us(submissions: Sequence[Path], tests: Path, place: Path) -> Graded:
    """Grade all submissions with `autograder grade --otter-tests`, one job, everything that a class gets."""
    out = place / "ours"
    command = [sys.executable, "-m", "autograder", "grade", *map(str, submissions), "--otter-tests", str(tests), "--out", str(out), "--jobs", "1"]
    spent = _run(command, place)
    records = [json.loads(path.read_text("utf-8")) for path in sorted((out / "records").glob("*.json"))]
    return Graded({record["submission"]: _sums(record["outcomes"]) for record in records}, spent)


def _sums(outcomes: Sequence[Mapping[str, object]]) -> Points:
    sums: Points = {}
    for outcome in outcomes:
        sums[str(outcome["question"])] = sums.get(str(outcome["question"]), 0.0) + float(str(outcome["score"]))
    return sums


def by_otter(submissions: Sequence[Path], tests: Path, place: Path) -> Graded:
    """Grade each submission with `otter run`, on a zip that `otter generate` makes of the tests."""
    archive = place / "autograder.zip"
    _run([sys.executable, "-m", "otter", "generate", "-t", str(tests), "-o", str(archive), "--no-requirements", "--no-environment"], place)
    points: dict[str, Points] = {}
    spent = 0.0
    for path in submissions:
        spent += _run([sys.executable, "-m", "otter", "run", str(path), "-a", str(archive), "-o", str(place), "--no-logo"], place)
        results = json.loads((place / "results.json").read_text("utf-8"))
        points[path.stem] = {test["name"]: float(test["score"]) for test in results["tests"] if "score" in test}
    return Graded(points, spent)


def _run(command: list[str], place: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    finished = subprocess.run(command, cwd=place, capture_output=True, text=True, check=False, env={**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"})
    if finished.returncode:
        sys.exit(f"{' '.join(command[2:5])} ... ended with {finished.returncode}:\n{finished.stderr[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(title: str, ours: Graded, theirs: Callable[[str], Points], whose: str) -> int:
    """Print a line for each submission; gives the number of those that differ."""
    print(f"\n{title}: {len(ours.points)} submissions, compared with {whose}")
    different = 0
    for name, given in sorted(ours.points.items()):
        wanted = theirs(name)
        wrong = {question: (given.get(question), points) for question, points in wanted.items() if not isclose(given.get(question, -1), points, abs_tol=1e-9)}
        different += bool(wrong)
        print(f"  {name:24s} {sum(given.values()):5g} of {sum(wanted.values()):5g}  {'equal' if not wrong else f'differs: {wrong}'}")
    return different


def main() -> None:
    """Compare everything that the checkout holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", type=Path)
    parser.add_argument("--quick", action="store_true", help="believe the names of the submissions, and do not run Otter")
    arguments = parser.parse_args()
    grading, running = arguments.checkout / "test/test_grade/files", arguments.checkout / "test/test_run/files/autograder"
    different = compared = 0
    for title, folder, tests in (
        ("test_grade, notebooks", grading / "notebooks", grading / "tests"),
        ("test_grade, scripts", grading / "scripts", grading / "tests"),
        ("test_run", running / "submission", running / "source/tests"),
    ):
        submissions = sorted(path for path in folder.glob("*") if path.suffix in (".ipynb", ".py"))
        if not submissions or (arguments.quick and folder.name == "submission"):
            continue
        with tempfile.TemporaryDirectory() as place:
            ours = by_us(submissions, tests.resolve(), Path(place))
            compared += len(ours.points)
            if folder.name != "submission":
                different += compare(title, ours, promised, "what their names say")
            if not arguments.quick and folder.name != "scripts":  # they were written for an older Otter's Notebook, and end at its first line
                otters = by_otter(submissions, tests.resolve(), Path(place))
                different += compare(title, ours, otters.points.__getitem__, "otter run")
                each, theirs = ours.cpu_seconds / len(submissions), otters.cpu_seconds / len(submissions)
                print(
                    f"  CPU seconds a submission: {each:.2f} here, all of `autograder grade` included; {theirs:.2f} by otter run, {theirs / each:.0f} times as many"
                )
    print(f"\n{compared - different} of {compared} equal" if compared else "\nno submissions found; is this a checkout of ucbds-infra/otter-grader?")
    sys.exit(2 if not compared else min(different, 1))


if __name__ == "__main__":
    main()
