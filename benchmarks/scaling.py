"""What a submission costs in classes of any size, with any number of jobs, and what a further worker takes of memory.

    .venv/bin/python benchmarks/scaling.py --write

The notebook is that of throughput.py. Start-up is what a class of one costs beyond its one submission; it is paid once, so that it is shown apart.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Annotated, Any

import classroom
import typer
from measure import MEGABYTE, Cost, machine, measured, plot, proportional, tree, write_section
from rich.console import Console
from rich.table import Table

from autograder.answer import Call
from autograder.conversation import Conversation
from autograder.intake.notebook import Notebook, read
from autograder.record import read_records
from autograder.sandbox.warm import Warm, warm_workers
from autograder.settings import Limits

POINTS = float(len(classroom.cases()))
ALIVE = 6  # workers that are kept alive at the same time


def grade(course: Path, handed_in: Path, out: Path, jobs: int) -> Cost:
    """Grade a class; every score has to be right."""
    cost = measured([classroom.BIN / "autograder", "grade", handed_in, "--course", course, "--out", out, "--jobs", str(jobs)])
    records = list(read_records(out))
    assert len(records) == len(list(handed_in.iterdir()))
    assert all(record.score == POINTS for record in records), "a wrong score"
    return cost


def further_workers(notebook: Notebook) -> tuple[list[float], list[float]]:
    """Megabytes of all processes with 0, 1, 2 ... workers that have built the model and are still there, and milliseconds to the first line of each."""
    memory, first_line = [], []
    with warm_workers(cell.source.encode() for cell in notebook.cells) as (warm,):
        assert isinstance(warm, Warm)
        conversations: list[Conversation] = []
        Conversation(Notebook(notebook.cells[:1]), warm, Limits()).run()  # the warm worker is there from here on
        try:
            for number in range(ALIVE + 1):
                memory.append(sum(proportional(process) for process in tree(os.getpid())) / MEGABYTE)
                before = time.perf_counter()
                short = Conversation(Notebook(notebook.cells[:1]), warm, Limits(), slot=50 + number)
                short.run()
                first_line.append((time.perf_counter() - before) * 1000)
                short.close()
                conversations.append(Conversation(notebook, warm, Limits(), slot=number))
                assert conversations[-1].call(Call("conv_params", (3, 3, 3, 16))).returned == 448
        finally:
            for conversation in conversations:
                conversation.close()
    return memory, first_line


def main(
    sizes: Annotated[str, typer.Option(help="Sizes of the classes.")] = "1,10,50,100,300,1000",
    jobs: Annotated[str, typer.Option(help="Numbers of jobs, for a class of 100.")] = "1,2,3,4",
    write: Annotated[bool, typer.Option("--write", help="Write the tables and the picture into benchmarks/README.md.")] = False,
) -> None:
    """Measure classes of several sizes, then one class with several numbers of jobs, then the memory of workers.

    Example:  python benchmarks/scaling.py --sizes 1,10,100 --jobs 1,2
    """
    console, cores = Console(), len(os.sched_getaffinity(0))
    by_size: dict[int, Cost] = {}
    by_jobs: dict[int, Cost] = {}
    with tempfile.TemporaryDirectory(prefix="scaling-", dir="/var/tmp") as folder:
        place = Path(folder)
        course = classroom.write_course(place / "course")
        for size in sorted(map(int, sizes.split(","))):
            by_size[size] = grade(course, classroom.write_class(place / f"class-{size}", size), place / f"results-{size}", cores)
            console.print(f"{size} submissions: {by_size[size].cpu_seconds:.1f} CPU s, {by_size[size].wall_seconds:.1f} s")
        handed_in = classroom.write_class(place / "class", 100)
        for number in map(int, jobs.split(",")):
            by_jobs[number] = grade(course, handed_in, place / f"results-jobs-{number}", number)
            console.print(f"{number} jobs: {by_jobs[number].cpu_seconds:.1f} CPU s, {by_jobs[number].wall_seconds:.1f} s")
        notebook = read(next(handed_in.iterdir()).read_bytes(), "notebook")
    memory, first_line = further_workers(notebook)
    smallest = min(by_size)
    rows = [["submissions", "CPU s in all", "CPU s each", "CPU s each further one", "wall s", "a minute", "peak MB"]]
    for size, cost in by_size.items():
        further = f"{(cost.cpu_seconds - by_size[smallest].cpu_seconds) / (size - smallest):.3f}" if size > smallest else ""
        each = f"{cost.cpu_seconds / size:.3f}"
        rows.append(
            [str(size), f"{cost.cpu_seconds:.1f}", each, further, f"{cost.wall_seconds:.1f}", f"{60 * size / cost.wall_seconds:.0f}", f"{cost.peak_mb:.0f}"]
        )
    more = [["jobs", "CPU s each, of 100", "a minute", "peak MB"]]
    more += [[str(number), f"{cost.cpu_seconds / 100:.3f}", f"{6000 / cost.wall_seconds:.0f}", f"{cost.peak_mb:.0f}"] for number, cost in by_jobs.items()]
    told = (
        f"A further worker that has built the model takes {(memory[-1] - memory[0]) / ALIVE:.0f} MB of its own (of {ALIVE} at the same time). From the request "
        f"for a worker to the end of the student's first cell, `import tensorflow` and all: {statistics.median(first_line):.0f} ms "
        f"(median of {len(first_line)}; longest {max(first_line):.0f} ms)."
    )
    for table in (rows, more):
        shown = Table(*table[0], box=None)
        for line in table[1:]:
            shown.add_row(*line)
        console.print(shown)
    console.print(told)
    if write:
        plot("scaling", "CPU s a submission", lambda axes: _curve(axes, by_size), x="submissions in the class")
        picture = "![Two curves against the size of the class: the cost of each further submission stays level, and start-up fades away.](scaling.png)"
        command = f"`python benchmarks/scaling.py --sizes {sizes} --jobs {jobs}`, {cores} jobs where nothing else is said. {machine()}\n\n{told}"
        second = "\n".join(f"| {' | '.join(line)} |" for line in [more[0], ["---"] * len(more[0]), *more[1:]])
        write_section("scaling", command, rows, f"{second}\n\n{picture}")


def _curve(axes: Any, by_size: dict[int, Cost]) -> None:
    sizes, smallest = list(by_size), min(by_size)
    axes.plot(sizes[1:], [by_size[size].cpu_seconds / size for size in sizes[1:]], marker="o", label="start-up included")
    further = [(by_size[size].cpu_seconds - by_size[smallest].cpu_seconds) / (size - smallest) for size in sizes[1:]]
    axes.plot(sizes[1:], further, marker="o", label="each further one")
    axes.set_xscale("log")
    axes.set_xticks(sizes[1:], list(map(str, sizes[1:])))
    axes.set_ylim(bottom=0)
    axes.legend(frameon=False)


if __name__ == "__main__":
    typer.run(main)
