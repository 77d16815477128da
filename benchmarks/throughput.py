"""A class of notebooks with a Keras model through four graders: what a submission costs each of them.

    .venv/bin/pip install nbgrader          # the only one that the project does not bring with it
    .venv/bin/python benchmarks/throughput.py --rounds 3 --size 100 --write

The same notebook (import TensorFlow, five functions, a network of 2,391,329 parameters, a picture; nothing is trained) and the same eight questions
for all, once more with Otter's own test files in the grader's process. `otter run`, nbgrader and nbclient grade `--each` of them a round,
`autograder grade` a whole class of `--size`; they take turns, so that a noisy machine is noisy for all. CPU seconds are those of all processes,
start-up and end included.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import classroom
import typer
from measure import Cost, machine, measured, plot, write_section
from rich.console import Console
from rich.table import Table

from autograder.record import read_records

POINTS = float(len(classroom.cases()))


@dataclass(frozen=True, slots=True)
class Contender:
    """A grader: `grade(folder)` grades `count` submissions in an empty folder, and fails loudly if a score is wrong."""

    name: str
    count: int
    grade: Callable[[Path], Cost]


def contenders(place: Path, size: int, each: int, jobs: int) -> list[Contender]:
    """Everything that is measured, with its course material ready."""
    course = classroom.write_course(place / "course")
    handed_in = classroom.write_class(place / "class", size)
    otter_zip = classroom.write_otter(place / "otter")
    plain = classroom.write_plain(place / "plain" / "plain.ipynb")

    def ours(folder: Path, *more: object) -> Cost:
        command = [classroom.BIN / "autograder", "grade", handed_in, "--course", course, "--out", folder / "results", "--jobs", str(jobs), *more]
        cost = measured(command)
        records = list(read_records(folder / "results"))
        assert len(records) == size
        assert all((record.score, record.isolation) == (POINTS, "full") for record in records), "a wrong score, or less than full isolation"
        return cost

    def ours_with_otters_tests(folder: Path) -> Cost:
        return ours(folder, "--otter-tests", otter_zip)

    def otter(folder: Path) -> Cost:
        total = Cost()
        for notebook in sorted(handed_in.iterdir())[:each]:
            total += measured([classroom.BIN / "otter", "run", notebook, "-a", otter_zip, "-o", folder, "--no-logo"])
            assert sum(test["score"] for test in json.loads((folder / "results.json").read_text())["tests"][1:]) == POINTS, "a wrong score"
        return total

    def nbgrader(folder: Path) -> Cost:
        shutil.copytree(gradebook, folder / "course")
        cost = measured([classroom.BIN / "nbgrader", "autograde", classroom.SLUG], folder=folder / "course")
        export = [classroom.BIN / "nbgrader", "export", "--to", folder / "grades.csv"]
        subprocess.run(export, check=True, capture_output=True, cwd=folder / "course", env=classroom.ENVIRONMENT)
        rows = (folder / "grades.csv").read_text().splitlines()
        column = rows[0].split(",").index("score")
        assert [float(row.split(",")[column]) for row in rows[1:]] == [POINTS] * each, "a wrong score"
        return cost

    def nbclient(_: Path) -> Cost:
        total = Cost()
        for _number in range(each):
            total += measured([classroom.BIN / "jupyter", "execute", plain])
        return total

    found = [
        Contender("autograder grade", size, ours),
        Contender("autograder grade --otter-tests", size, ours_with_otters_tests),
        Contender("otter run", each, otter),
        Contender("nbclient", each, nbclient),
    ]
    if (classroom.BIN / "nbgrader").exists():
        gradebook = classroom.write_nbgrader(place / "nbgrader", each)
        found.insert(3, Contender("nbgrader autograde", each, nbgrader))
    else:
        print("nbgrader is not installed, and left out: pip install nbgrader", file=sys.stderr)
    return found


def main(
    rounds: Annotated[int, typer.Option(min=1, help="How often each grader has its turn.")] = 3,
    size: Annotated[int, typer.Option(min=1, help="Submissions in the class that autograder grades.")] = 100,
    each: Annotated[int, typer.Option(min=1, help="Submissions that each of the others grades in its turn.")] = 2,
    jobs: Annotated[int, typer.Option(min=1, help="How many submissions autograder grades at a time.")] = os.cpu_count() or 1,
    write: Annotated[bool, typer.Option("--write", help="Write the table and the picture into benchmarks/README.md.")] = False,
) -> None:
    """Measure all graders in turn and print what a submission costs.

    Example:  python benchmarks/throughput.py --rounds 3 --size 100
    """
    console = Console()
    with tempfile.TemporaryDirectory(prefix="throughput-", dir="/var/tmp") as folder:
        place = Path(folder)
        found = contenders(place, size, each, jobs)
        costs: dict[str, list[Cost]] = {contender.name: [] for contender in found}
        for number in range(rounds):
            for contender in found:
                turn = place / f"{contender.name}-{number}"
                turn.mkdir()
                cost = contender.grade(turn) / contender.count
                costs[contender.name].append(cost)
                console.print(f"round {number + 1}: {contender.name}: {cost.cpu_seconds:.2f} CPU s, {cost.wall_seconds:.2f} s a submission")
    table = [["grader", "CPU s a submission", "a minute", "peak MB", "times our CPU"]]
    mine = statistics.median(cost.cpu_seconds for cost in costs["autograder grade"])
    for name, rows in costs.items():
        cpu, wall = (statistics.median(getattr(row, field) for row in rows) for field in ("cpu_seconds", "wall_seconds"))
        spread = f"{min(row.cpu_seconds for row in rows):.2f} to {max(row.cpu_seconds for row in rows):.2f}"
        table.append([name, f"{cpu:.2f} ({spread})", f"{60 / wall:.1f}", f"{max(row.peak_mb for row in rows):.0f}", f"{cpu / mine:.1f}"])
    shown = Table(*table[0], box=None)
    for line in table[1:]:
        shown.add_row(*line)
    console.print(shown)
    if write:
        bars = {name: statistics.median(row.cpu_seconds for row in rows) for name, rows in costs.items()}
        plot("throughput", "CPU seconds a submission", lambda axes: axes.bar_label(axes.barh(list(bars), list(bars.values())), fmt="%.2f", padding=3))
        told = f"`python benchmarks/throughput.py --rounds {rounds} --size {size} --each {each} --jobs {jobs}`. {machine()} Medians of {rounds} turns."
        picture = f"![Bars: CPU seconds a submission for {', '.join(bars)}; autograder's is by far the shortest.](throughput.png)"
        write_section("throughput", told, table, picture)


if __name__ == "__main__":
    typer.run(main)
