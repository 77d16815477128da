"""What the sandbox costs: the same notebook under each sandbox of this machine, interleaved.

    .venv/bin/python benchmarks/isolation.py --rounds 20

A notebook of two functions; one row a sandbox: until its first answer, and until everything is gone, in wall and CPU milliseconds.
"""

from __future__ import annotations

import statistics
import time
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from autograder.answer import Call
from autograder.conversation import Conversation
from autograder.intake.notebook import Cell, Notebook
from autograder.sandbox.choice import available
from autograder.sandbox.process import Sandbox
from autograder.sandbox.warm import warm_workers
from autograder.settings import Limits

NOTEBOOK = Notebook((Cell(1, "import numpy as np"), Cell(2, "def half(n):\n    return n // 2\n")))


def measure(sandbox: Sandbox) -> tuple[float, float, float]:
    """Wall milliseconds to the first answer and to the end, and CPU milliseconds of the worker's processes and our own."""
    before, cpu = time.perf_counter(), time.process_time()
    conversation = Conversation(NOTEBOOK, sandbox, Limits())
    assert conversation.call(Call("half", (8,))).returned == 4
    answered = time.perf_counter()
    conversation.close()
    return (answered - before) * 1000, (time.perf_counter() - before) * 1000, (time.process_time() - cpu + conversation.cpu_seconds) * 1000


def main(rounds: Annotated[int, typer.Option(min=1, help="How often each sandbox is measured.")] = 20) -> None:
    """Measure and print the medians.

    Example:  python benchmarks/isolation.py --rounds 20
    """
    with warm_workers(cell.source.encode() for cell in NOTEBOOK.cells) as warm:
        show(compare((*warm, *available()), rounds))


def compare(sandboxes: tuple[Sandbox, ...], rounds: int) -> dict[str, list[tuple[float, float, float]]]:
    """Measure all sandboxes in turn."""
    measure(sandboxes[0])  # the warm worker is there from here on
    found: dict[str, list[tuple[float, float, float]]] = {sandbox.name: [] for sandbox in sandboxes}
    for _ in track(range(rounds), description="measuring", console=Console(stderr=True), transient=True):
        for sandbox in sandboxes:
            found[sandbox.name].append(measure(sandbox))
    return found


def show(found: dict[str, list[tuple[float, float, float]]]) -> None:
    """Print a row for each sandbox."""
    table = Table("sandbox", "first answer, ms", "all gone, ms", "CPU, ms", box=None)
    for name, rows in found.items():
        table.add_row(name, *(f"{statistics.median(row[column] for row in rows):.0f} (min {min(row[column] for row in rows):.0f})" for column in range(3)))
    Console().print(table)


if __name__ == "__main__":
    typer.run(main)
