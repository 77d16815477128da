"""Measuring commands with everything that they start, and telling of it."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import resource
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
from classroom import ENVIRONMENT

from autograder import prctl

HERE = Path(__file__).parent
SAMPLE_SECONDS = 0.5
MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Cost:
    """What commands took: CPU seconds of all processes, wall seconds, and the most memory at one moment (shared pages counted once)."""

    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0
    peak_mb: float = 0.0

    def __add__(self, other: Cost) -> Cost:
        """Of two commands, one after the other."""
        return Cost(self.cpu_seconds + other.cpu_seconds, self.wall_seconds + other.wall_seconds, max(self.peak_mb, other.peak_mb))

    def __truediv__(self, count: int) -> Cost:
        """Of one submission out of `count`; memory is that of all."""
        return Cost(self.cpu_seconds / count, self.wall_seconds / count, self.peak_mb)


def measured(command: Sequence[str | Path], *, folder: Path | None = None, codes: tuple[int, ...] = (0,)) -> Cost:
    """Run a command to its end and say what it took.

    Also what a killed parent has not waited for is counted: orphans become our children. Raises RuntimeError if it fails.
    """
    prctl.adopt_orphans()
    before, started = _children(), time.monotonic()
    with subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=folder, env=ENVIRONMENT) as process:
        peak = _Peak(process.pid)
        output, _ = process.communicate()
    wall = time.monotonic() - started
    peak.stop()
    _reap()
    if process.returncode not in codes:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {output.decode('utf-8', 'replace')[-2000:]}")
    return Cost(_children() - before, wall, peak.megabytes)


class _Peak:
    """Watches the memory of a process tree; its own work is not counted."""

    def __init__(self, pid: int) -> None:
        self.megabytes = 0.0
        self._pid = pid
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(SAMPLE_SECONDS):
            self.megabytes = max(self.megabytes, sum(proportional(process) for process in tree(self._pid)) / MEGABYTE)


def tree(pid: int) -> list[psutil.Process]:
    """A process and all below it."""
    try:
        root = psutil.Process(pid)
        return [root, *root.children(recursive=True)]
    except psutil.Error:
        return []


def proportional(process: psutil.Process) -> int:
    """Its memory in bytes, of shared pages its part only."""
    try:
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{process.pid}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) << 10 if found else 0


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _reap() -> None:
    try:
        while True:
            os.waitpid(-1, 0)
    except ChildProcessError:
        pass


def machine() -> str:
    """What this was measured on."""
    model = next(
        (line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), platform.machine()
    )
    versions = []
    for name in ("tensorflow-cpu", "tensorflow", "keras", "otter-grader", "nbgrader", "nbclient"):
        try:
            versions.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    memory, cores = psutil.virtual_memory().total / (1 << 30), len(os.sched_getaffinity(0))
    system = f"Linux {platform.release().split('-')[0]}, Python {platform.python_version()}"
    return f"{datetime.now(UTC).date()}, {cores} cores of {model}, {memory:.0f} GiB, {system}, {', '.join(versions)}."


def write_section(name: str, text: str, table: Sequence[Sequence[str]], picture: str = "") -> None:
    """Replace the part of README.md between `<!-- NAME -->` and `<!-- /NAME -->`."""
    rows = [f"| {' | '.join(row)} |" for row in table]
    rows.insert(1, "|" + "---|" * len(table[0]))
    body = "\n\n".join(part for part in (text, "\n".join(rows), picture) if part)
    path = HERE / "README.md"
    before, after = path.read_text("utf-8"), f"<!-- {name} -->\n{body}\n<!-- /{name} -->"
    replaced, count = re.subn(rf"<!-- {name} -->.*?<!-- /{name} -->", lambda _: after, before, flags=re.DOTALL)
    if not count:
        raise RuntimeError(f"README.md has no place for {name}")
    path.write_text(replaced, "utf-8")


def plot(name: str, label: str, draw: Callable[[Any], object], *, x: str = "") -> None:
    """Draw a picture beside README.md."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(7, 2.8), layout="constrained")
    draw(axes)
    axes.set_xlabel(x or label)
    if x:
        axes.set_ylabel(label)
    axes.spines[["top", "right"]].set_visible(False)
    axes.margins(x=0.12)
    figure.savefig(HERE / f"{name}.png", dpi=130)
    plt.close(figure)
