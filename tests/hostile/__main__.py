"""The commands behind `make hostile` and `make hostile-mutations`; run them in tests/ as `python -m hostile`."""

from __future__ import annotations

import fnmatch
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from hostile.attack import controls, corpus
from hostile.mutant import try_mutations
from hostile.mutations import MUTATIONS
from hostile.stage import stage
from hostile.trial import Trial, run

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True, help=__doc__)
out, err = Console(highlight=False, width=None if sys.stdout.isatty() else 160), Console(stderr=True, highlight=False)
Only = Annotated[str, typer.Option("--only", metavar="PATTERN", help="Only attacks whose name matches, as in 'reading.*'.")]
Sandbox = Annotated[str, typer.Option("--sandbox", metavar="NAME", help="auto, bubblewrap, landlock, container or none.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="How many notebooks at a time.")]


@app.command(name="run")
def corpus_run(only: Only = "*", sandbox: Sandbox = "auto", isolation: str = "full", jobs: Jobs = 4, cold: bool = False, verbose: bool = False) -> None:
    """Grade the whole corpus and say what was held.

    Example:  python -m hostile run --only 'reading.*'
    """
    attacks, honest = [attack for attack in corpus() if fnmatch.fnmatch(attack.name, only)], controls()
    with stage(isolation, sandbox) as scene, _bar(len(attacks) + len(honest)) as (progress, task):
        trial = run([*honest, *attacks], scene, jobs=jobs, cold=cold, tell=lambda done: progress.update(task, completed=done))
    if verbose:
        err.print(trial.output, markup=False)
    _show(trial)
    held = [case.held for case in trial.cases]
    out.print(f"\n{trial.seconds:.0f} s, {trial.cpu_seconds:.0f} CPU seconds, isolation {_isolation(trial)}")
    out.print(f"[bold]held {sum(held[len(honest) :])}/{len(attacks)}, controls {sum(held[: len(honest)])}/{len(honest)}[/]")
    raise typer.Exit(1 if trial.broken else 0)


@app.command()
def mutations(only: Only = "*") -> None:
    """Take out one defence after the other; each time at least one attack must get through.

    Example:  python -m hostile mutations --only 'seccomp*'
    """
    chosen = [mutation for mutation in MUTATIONS if mutation.applies and fnmatch.fnmatch(mutation.name, only)]
    table = Table("defence taken out", "tried", "what got through or was noticed", box=None, header_style="bold", pad_edge=False)
    silent = []
    with _bar(len(chosen)) as (progress, task):
        for mutation, found in try_mutations(chosen):
            if not found.noticed:
                silent.append(mutation.name)
            shown = [" ".join(each.split())[:90] for each in found.broken]
            table.add_row(mutation.name, str(len(found.tried)), "\n".join(map(escape, shown[:3])) or "[bold red]nothing[/]")
            progress.update(task, description=mutation.name, advance=1)
            if not err.is_terminal:
                err.print(f"{mutation.name}: {'noticed' if found.noticed else 'NOT NOTICED'}")
    out.print(table)
    out.print(f"\n[bold]{len(chosen) - len(silent)} of {len(chosen)} defences have a case that fails without them[/]")
    if silent:
        out.print(f"[bold red]without a failing case: {', '.join(silent)}[/]")
    raise typer.Exit(1 if silent else 0)


@app.command()
def unfenced() -> None:
    """Run the attacks that the sandbox is there to stop without any sandbox: they must get through, or they would prove nothing.

    They aim at bait, and never at this machine. Some of them need root: as an ordinary user those are named, and fail nothing.

    Example:  python -m hostile unfenced
    """
    attacks = [attack for attack in corpus() if attack.unfenced in ("succeeds", "leaves")]
    stopped, honest = [], []
    with _bar(len(attacks)) as (progress, task):
        for kind in sorted({attack.kind for attack in attacks}):  # each class has bait of its own, for some of them end it
            mine = [attack for attack in attacks if attack.kind == kind]
            with stage("none", "none") as scene:
                trial = run([*controls(), *mine], scene)
            honest += [case.held for case in trial.cases[: -len(mine)]]
            stopped += [case.attack.name for case in trial.cases[-len(mine) :] if case.held and (case.attack.unfenced == "succeeds" or not trial.traces)]
            progress.update(task, advance=len(mine))
    through = len(attacks) - len(stopped)
    out.print(f"[bold]without a sandbox {through} of {len(attacks)} attacks got through, controls {sum(honest)}/{len(honest)}[/]")
    if stopped:
        out.print(f"held all the same: {', '.join(stopped)}")
    raise typer.Exit(1 if stopped and os.geteuid() == 0 else 0)


def _show(trial: Trial) -> None:
    table = Table("", "attack", "what it tries", "verdict", box=None, header_style="bold", pad_edge=False)
    table.add_column("points", justify="right")
    table.add_column("s", justify="right")
    for case in trial.cases:
        icon = "[green]✓[/]" if case.held else "[bold red]✗[/]"
        table.add_row(icon, case.attack.name, case.attack.title, case.verdicts, f"{case.score:g}", f"{case.seconds:.1f}")
    out.print(table)
    for broken in trial.broken:
        out.print(f"[bold red]not held:[/] {broken!r}", soft_wrap=True)


def _isolation(trial: Trial) -> str:
    found = re.search(r"isolation (.+)", trial.output)
    return found[1] if found else "unknown"


@contextmanager
def _bar(total: int) -> Iterator[tuple[Progress, TaskID]]:
    """A progress bar with one task."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
        yield progress, progress.add_task("attacking", total=total)


if __name__ == "__main__":
    app(prog_name="python -m hostile")
