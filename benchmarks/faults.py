"""Things are killed at random while a class is graded: what is lost, doubled, or wrong in the end.

    .venv/bin/python benchmarks/faults.py --runs 5 --size 200 --write

A class of right and wrong answers is graded once in peace. Then again and again with a killer about, who ends (`kill -9`) any process of the run every
few seconds: workers, grader processes, the warm ones that these are forked from, and the supervisor, after which the same command is given
again. Now and then a record is cut in half meanwhile, as a power cut could. In the end every score has to be what it was in peace.
"""

from __future__ import annotations

import contextlib
import csv
import os
import random
import signal
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Annotated

import classroom
import psutil
import typer
from measure import machine, tree, write_section
from rich.console import Console
from rich.table import Table

from autograder import prctl
from autograder.record import Record, read_record, read_records

MISTAKES = (  # every third submission is right; the others have one of these
    ("(kh * kw * c_in + bool(bias)) * filters", "kh * kw * c_in * filters"),
    ("(n_in + bool(bias)) * n_out", "n_in * n_out + 1"),
    ("layers.Conv2D(number, (3, 3)", "layers.Conv2D(number, (5, 5)"),
    ("counts += [", "counts = ["),
)
RESTARTS = 200  # of the supervisor; a run that needs more makes no progress


def make_class(folder: Path, size: int) -> Path:
    """Submissions that earn different points."""
    classroom.write_class(folder, size)
    for number, path in enumerate(sorted(folder.iterdir())):
        if number % 3:
            old, new = MISTAKES[number % len(MISTAKES)]
            path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    return folder


def kind_of(process: psutil.Process, supervisor: int) -> str:
    """What a process of a run is there for."""
    if process.pid == supervisor:
        return "supervisor"
    command, parent = process.cmdline(), process.parent()
    if command and Path(command[0]).name == "bwrap":
        return "bubblewrap"
    module = "worker" if "autograder.worker.warm" in command else "grader" if "autograder.grader" in command else ""
    above = parent.cmdline() if parent else []
    forked = module and any(part.startswith("autograder.") for part in above) and Path(above[0]).name != "bwrap"
    return module if forked else f"warm {module}" if module else "other"


def disturbed(course: Path, handed_in: Path, out: Path, chance: random.Random, pause: float) -> tuple[Counter[str], int]:
    """Grade with a killer about until the command says that it is done; returns whom he killed, and how often the command was given."""
    killed: Counter[str] = Counter()
    command = [classroom.BIN / "autograder", "grade", handed_in, "--course", course, "--out", out]
    for start in range(1, RESTARTS):
        with subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as grading:
            while grading.poll() is None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    grading.wait(chance.expovariate(1 / pause))
                    break
                with contextlib.suppress(psutil.Error, IndexError):  # it has just ended
                    victim = chance.choice(tree(grading.pid))
                    kind = kind_of(victim, grading.pid)
                    victim.send_signal(signal.SIGKILL)
                    killed[kind] += 1
        if grading.returncode == 0:
            return killed, start
        records = sorted((out / "records").glob("*.json"))
        if records and chance.random() < 0.5:
            cut = chance.choice(records)
            cut.write_bytes(cut.read_bytes()[: cut.stat().st_size // 2])
            killed["record cut in half"] += 1
    raise RuntimeError(f"not done after {RESTARTS} starts")


def main(
    runs: Annotated[int, typer.Option(min=1, help="How often the class is graded with a killer about.")] = 5,
    size: Annotated[int, typer.Option(min=1, help="Submissions in the class.")] = 200,
    pause: Annotated[float, typer.Option(help="Mean seconds between two kills.")] = 4.0,
    seed: Annotated[int, typer.Option(help="What the killer's choices follow from.")] = 0,
    write: Annotated[bool, typer.Option("--write", help="Write the table into benchmarks/README.md.")] = False,
) -> None:
    """Grade in peace, then disturbed, and compare.

    Example:  python benchmarks/faults.py --runs 1 --size 40
    """
    console = Console()
    prctl.adopt_orphans()  # so that what is left behind can be seen
    rows = [["run", "killed", "starts", "lost", "doubled", "wrong", "left running"]]
    with tempfile.TemporaryDirectory(prefix="faults-", dir="/var/tmp") as folder:
        place = Path(folder)
        course, handed_in = classroom.write_course(place / "course"), make_class(place / "class", size)
        peace = place / "peace"
        subprocess.run([classroom.BIN / "autograder", "grade", handed_in, "--course", course, "--out", peace], check=True, capture_output=True)
        right = {record.submission: record for record in read_records(peace)}
        assert len(right) == size
        console.print(f"in peace: {dict(Counter(record.score for record in right.values()))} (points: submissions)")
        for run in range(1, runs + 1):
            out = place / f"run-{run}"
            killed, starts = disturbed(course, handed_in, out, random.Random(f"{seed}/{run}"), pause)  # noqa: S311  chance, not secrecy
            lost, doubled, wrong = compare(right, out)
            row = [
                str(run),
                ", ".join(f"{count} {kind}" for kind, count in sorted(killed.items())),
                str(starts),
                *map(str, (lost, doubled, wrong, left_behind())),
            ]
            rows.append(row)
            console.print("  ".join(row))
    shown = Table(*rows[0], box=None)
    for row in rows[1:]:
        shown.add_row(*row)
    console.print(shown)
    if write:
        write_section("faults", f"`python benchmarks/faults.py --runs {runs} --size {size} --pause {pause} --seed {seed}`. {machine()}", rows)


def compare(right: dict[str, Record], out: Path) -> tuple[int, int, int]:
    """How many submissions have no record, more than one line in the grade book, or another outcome than in peace."""
    found = {name: read_record(out, name) for name in right}
    with (out / "grades.csv").open(newline="", encoding="utf-8") as file:
        lines = Counter(row["submission"] for row in csv.DictReader(file))
    lost = sum(record is None or lines[name] == 0 for name, record in found.items())
    doubled = sum(count > 1 for count in lines.values()) + len(lines.keys() - right.keys())
    wrong = 0
    for name, record in found.items():
        if record is not None and (record.status, record.outcomes) != (right[name].status, right[name].outcomes):
            wrong += 1
            print(name, record.score, right[name].score, record.notes, {outcome.message for outcome in record.outcomes if outcome.message})
    return lost, doubled, wrong


def left_behind() -> int:
    """Processes that are still there a moment later; zombies, which only wait to be counted, are taken away."""
    time.sleep(1)
    try:
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
    except ChildProcessError:
        pass
    return len(tree(os.getpid())) - 1


if __name__ == "__main__":
    typer.run(main)
