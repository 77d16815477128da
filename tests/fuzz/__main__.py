"""The command behind `make fuzz`; run it in tests/ as `python -m fuzz`.

Feeds damaged frames to the decoder of the wire and damaged notebooks and zips to the reader of what was handed in.
Each of them has to be read or refused: in time, within a limit of memory, and without any other exception.
"""

from __future__ import annotations

import resource
import shlex
import sys
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from fuzz import worker
from fuzz.frames import frame
from fuzz.input import REPOSITORY, Input
from fuzz.notebooks import handed_in
from fuzz.rules import Broken, tried
from fuzz.tally import Failure, Tally

app = typer.Typer(add_completion=False, help=__doc__)
MAKERS = {"frames": frame, "notebooks": handed_in}
out, err = Console(highlight=False, width=None if sys.stdout.isatty() else 160), Console(stderr=True, highlight=False)


@app.command()
def fuzz(
    frames: Annotated[int, typer.Option(min=0, help="How many frames to try.")] = 1_000_000,
    notebooks: Annotated[int, typer.Option(min=0, help="How many notebooks, scripts and zips to try.")] = 100_000,
    seed: Annotated[int, typer.Option(help="Another seed makes other inputs.")] = 0,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="How many processes at a time.")] = 2,
    save: Annotated[Path, typer.Option(help="Where failing inputs are saved.", show_default="results/fuzz")] = REPOSITORY / "results" / "fuzz",
    replay: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="Try one saved input instead, in this process.")] = None,
) -> None:
    """Try inputs by the million and show what became of them; exit code 1 if one broke a rule, 130 after Ctrl-C."""
    if replay:
        _replay(replay)
        return
    started = time.monotonic()
    try:
        tallies = _run({"frames": frames, "notebooks": notebooks}, seed, jobs)
    except KeyboardInterrupt:
        err.print("stopped")
        raise typer.Exit(130) from None
    _show(tallies)
    cpu = sum(usage.ru_utime + usage.ru_stime for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
    out.print(f"\nseed {seed}, {time.monotonic() - started:.0f} s, {cpu:.0f} CPU seconds, {jobs} processes, each held to {worker.MEMORY_MB} MB above its start")
    for target, tally in tallies.items():
        for failure in tally.failures:
            _save(MAKERS[target](seed, failure.number), failure, save)
    raise typer.Exit(1 if any(tally.failures for tally in tallies.values()) else 0)


def _run(counts: dict[str, int], seed: int, jobs: int) -> dict[str, Tally]:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
        tasks = {target: progress.add_task(target, total=count) for target, count in counts.items()}
        return {
            target: worker.run(MAKERS[target], count, seed, jobs, lambda tally, target=target: progress.update(tasks[target], completed=tally.inputs))
            for target, count in counts.items()
        }


def _show(tallies: dict[str, Tally]) -> None:
    table = Table("", box=None, header_style="bold", pad_edge=False)
    for column in ("inputs", "decoded", "refused", "slowest, CPU ms", "its number", "peak memory, MB", "failures"):
        table.add_column(column, justify="right")
    for target, tally in tallies.items():
        seconds, number = tally.slowest
        counts = f"{tally.inputs:,}", f"{tally.decoded:,}", f"{tally.refused:,}"
        table.add_row(
            target, *counts, f"{seconds * 1000:.0f}", str(number), str(tally.peak_mb), f"[bold red]{len(tally.failures)}[/]" if tally.failures else "0"
        )
    out.print(table)


def _save(given: Input, failure: Failure, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / given.name
    path.write_bytes(given.data)
    out.print(f"[bold red]not held:[/] {escape(repr(failure.reason))}\n  python -m fuzz --replay {escape(shlex.quote(str(path)))}", soft_wrap=True)


def _replay(path: Path) -> None:
    worker.limit_memory()
    try:
        outcome = tried(Input(path.name, path.read_bytes()))
    except Broken as broken:
        err.print_exception()
        out.print(f"[bold red]not held:[/] {escape(repr(str(broken)))}")
        raise typer.Exit(1) from None
    out.print(f"{'decoded' if outcome.decoded else 'refused'} in {outcome.cpu_seconds * 1000:.1f} CPU ms")


if __name__ == "__main__":
    sys.exit(app(prog_name="python -m fuzz"))
