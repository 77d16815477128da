"""What this machine has, and what would mend what it lacks."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import autograder
from autograder.remedy import here, remedy
from autograder.sandbox.bubblewrap import find_bubblewrap
from autograder.sandbox.cgroup import memory_limit
from autograder.settings import Isolation

if TYPE_CHECKING:
    from autograder.canary import Probe

OPTIONAL = ("keras", "scipy", "matplotlib", "jupytext", "otter-grader")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    found: str
    good: bool
    advice: str = ""


def examine_environment() -> tuple[Finding, ...]:
    """Look at Python and the libraries; takes no import of TensorFlow."""
    return (
        _python(),
        _package(),
        _tensorflow(),
        _memory(),
        *(Finding(name, _version(name) or "not installed (optional)", good=True) for name in OPTIONAL),
    )


def how_to_mend(probe: Probe) -> str:
    """The commands that would raise the isolation level here; empty if it is full."""
    if probe.level is Isolation.FULL:
        return ""
    if probe.sandbox.name in ("bubblewrap", "warm bubblewrap"):
        return "bubblewrap works here, but not everything is held. On a very busy machine, try again when it is idle: autograder doctor"
    return "\n".join([*probe.rejected, remedy(here(), has_bubblewrap=find_bubblewrap() is not None)])


def _python() -> Finding:
    supported = (3, 11) <= sys.version_info[:2] <= (3, 13)
    return Finding("Python", f"{platform.python_version()} ({sys.executable})", supported, "" if supported else "use Python 3.11, 3.12 or 3.13")


def _package() -> Finding:
    """A foreign package of the same name would shadow this one in a worker."""
    owners = importlib.metadata.packages_distributions().get("autograder", [])
    foreign = [owner for owner in owners if owner != "cnn-autograder"]
    found = f"{autograder.__version__} ({Path(autograder.__file__).parent})"
    return Finding("autograder", found, not foreign, f"another package has the same name: pip uninstall {' '.join(foreign)}" if foreign else "")


def _tensorflow() -> Finding:
    builds = [name for name in ("tensorflow", "tensorflow-cpu") if _version(name)]
    found = ", ".join(f"{name} {_version(name)}" for name in builds) or "not installed (optional: verify compares the oracles with it)"
    return Finding("TensorFlow", found, len(builds) < 2, "two builds own the same folder: pip uninstall tensorflow-cpu" if len(builds) > 1 else "")


def _memory() -> Finding:
    kinds = {
        "cgroup": "limited by the kernel for all processes of a notebook together (cgroup v2), and watched",
        "watchdog": "limited for each process, and watched for all of a notebook together, 20 times a second",
    }
    advice = (
        ""
        if memory_limit() == "cgroup" or sys.platform != "linux"
        else "a limit by the kernel needs cgroup v2: systemd-run --user --scope autograder grade ..."
    )
    return Finding("memory", kinds[memory_limit()], good=True, advice=advice)


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None
