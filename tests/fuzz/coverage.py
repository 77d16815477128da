"""The same rules under atheris, which keeps what reaches new lines and damages it further; run it in tests/ as `python -m fuzz.coverage`.

Atheris is no dependency: `pip install atheris` into an environment that has the package. Each target is a process of
its own, for libFuzzer ends the process that it runs in.
"""

from __future__ import annotations

import importlib.util
import json
import re
import struct
import subprocess
import sys
import tempfile
import time
import warnings
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from fuzz.damage import in_bytes, in_tokens, in_tree
from fuzz.input import REPOSITORY

MEMORY_MB = 1024
MAX_BYTES = 16_384  # of an input; limits of size are for the other command
TARGETS = ("frame", "ipynb", "py", "zip")  # by the endings of their inputs

app = typer.Typer(add_completion=False, help=__doc__)
out = Console(highlight=False, width=None if sys.stdout.isatty() else 160)


@dataclass(frozen=True, slots=True)
class Run:
    """What libFuzzer says at its end."""

    executed: int
    features: int
    kept: int
    peak_mb: int
    code: int


@app.command()
def coverage(
    runs: Annotated[int, typer.Option(min=1, help="How many executions of each target.")] = 300_000,
    seed: Annotated[int, typer.Option(min=1, help="Of libFuzzer.")] = 1,
    save: Annotated[Path, typer.Option(help="Where failing inputs are saved.", show_default="results/fuzz")] = REPOSITORY / "results" / "fuzz",
    only: Annotated[list[str] | None, typer.Option(help=f"One of {', '.join(TARGETS)}; may be given more than once.")] = None,
) -> None:
    """Run all targets one after the other; exit code 1 if an input broke a rule, 4 without atheris."""
    if importlib.util.find_spec("atheris") is None:
        out.print("This needs atheris, which is not installed here: pip install atheris")
        raise typer.Exit(4)
    save.mkdir(parents=True, exist_ok=True)
    table = Table("", box=None, header_style="bold", pad_edge=False)
    for column in ("executions", "features", "kept inputs", "peak memory, MB", "seconds", "outcome"):
        table.add_column(column, justify="right")
    failed = False
    for target in only or TARGETS:
        started = time.monotonic()
        run = _run(target, runs, seed, save)
        failed |= run.code != 0
        figures = f"{run.executed:,}", f"{run.features:,}", f"{run.kept:,}", str(run.peak_mb), f"{time.monotonic() - started:.0f}"
        table.add_row(target, *figures, f"[bold red]failed with code {run.code}: see {save}[/]" if run.code else "held")
    out.print(table)
    raise typer.Exit(1 if failed else 0)


def _run(target: str, runs: int, seed: int, save: Path) -> Run:
    with tempfile.TemporaryDirectory() as corpus:
        limits = f"-runs={runs}", f"-seed={seed}", f"-max_len={MAX_BYTES}", f"-rss_limit_mb={MEMORY_MB}", "-timeout=20", "-print_final_stats=1"
        command = [sys.executable, "-m", "fuzz.coverage", "--child", target, corpus, *limits, f"-artifact_prefix={save}/{target}-"]
        ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False)
    if ended.returncode:
        out.print(ended.stdout[-4000:], markup=False)
    for found in save.glob(f"{target}-*"):
        if not found.suffix:
            found.rename(found.with_suffix(f".{target}"))  # which says who reads it
    figures = [re.findall(pattern, ended.stdout) for pattern in (r"number_of_executed_units: (\d+)", r" ft: (\d+)", r" corp: (\d+)", r"peak_rss_mb: +(\d+)")]
    return Run(*(int(each[-1]) if each else 0 for each in figures), ended.returncode)


# In the child


def fuzz(target: str, folder: Path, options: list[str]) -> None:
    """Hand the process over to libFuzzer, which ends it."""
    import atheris

    with atheris.instrument_imports(include=["autograder"]):
        from fuzz import rules
    from fuzz.input import Input
    from fuzz.worker import limit_memory

    def try_one(data: bytes) -> None:
        rules.tried(Input(f"a.{target}", data))

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        random = Random(seed)  # noqa: S311 - no secret
        if random.randrange(2):
            with suppress(ValueError, RecursionError, struct.error):  # it was damaged too much before
                return _damaged(target, data, random)[:most]
        return atheris.Mutate(data, most)

    for number, data in enumerate(_seeds(target)):
        (folder / str(number)).write_bytes(data)
    limit_memory()
    warnings.simplefilter("error")
    atheris.Setup([sys.argv[0], str(folder), *options], try_one, custom_mutator=mutate)
    atheris.Fuzz()


def _seeds(target: str) -> list[bytes]:
    from fuzz import frames, notebooks

    if target == "frame":
        return [parts.frame() for parts in frames.corpus(0)]
    made = [notebooks.handed_in(0, number) for number in range(1, notebooks.HUGE_EVERY)]
    return [given.data for given in made if given.name.endswith(f".{target}") and len(given.data) < MAX_BYTES]


def _damaged(target: str, data: bytes, random: Random) -> bytes:
    """Damage by what knows the grammar."""
    from fuzz import frames, notebooks

    if target == "frame":
        return frames.damaged(frames.parts_of(data), random)
    if target == "ipynb" and random.randrange(2):
        return json.dumps(in_tree(json.loads(data), random, notebooks.atom)).encode()
    return in_tokens(data, random, notebooks.TOKENS) if target == "ipynb" else in_bytes(data, random, data)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        fuzz(sys.argv[2], Path(sys.argv[3]), sys.argv[4:])
    else:
        app(prog_name="python -m fuzz.coverage")
