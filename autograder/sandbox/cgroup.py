"""The kernel's own limits for a whole process tree, where a part of its control groups (version 2) is ours to use.

That is so for root on most systems, and for a user under `systemd-run --user --scope autograder grade ...`. Elsewhere the grader
watches memory from outside (see dialogue.py), some twenty times a second; it does so here, too, and says it in words.
"""

from __future__ import annotations

import contextlib
import functools
import itertools
import os
import time
from dataclasses import dataclass
from pathlib import Path

from autograder.settings import Limits

MOUNTS, OWN = Path("/proc/self/mountinfo"), Path("/proc/self/cgroup")
NEEDED = {"memory", "pids"}
OUR_PROCESSES = 4  # a shell, bubblewrap and its init come before the worker
EMPTY_SECONDS = 2.0  # for the kernel to notice that a group has no process any more
_numbers = itertools.count()


@dataclass(frozen=True, slots=True)
class Cgroup:
    """A group of processes with limits of its own."""

    path: Path

    def joined_by(self, command: list[str]) -> list[str]:
        """The command that runs as a member from its first moment on."""
        return ["/bin/sh", "-c", 'echo $$ > "$0/cgroup.procs" && exec "$@"', str(self.path), *command]

    def add(self, pid: int) -> None:
        """Make a process a member, with all that it starts from now on."""
        (self.path / "cgroup.procs").write_text(str(pid))

    def kill(self) -> None:
        """End all members at once."""
        with contextlib.suppress(OSError):  # before Linux 5.14 there is no such file; the tree is killed one by one
            (self.path / "cgroup.kill").write_text("1")

    def remove(self) -> None:
        """Remove the group, once its last member has ended."""
        deadline = time.monotonic() + EMPTY_SECONDS
        while time.monotonic() < deadline:
            try:
                return self.path.rmdir()
            except FileNotFoundError:
                return None
            except OSError:
                time.sleep(0.005)
        return None


def memory_limit() -> str:
    """What limits the memory of a whole process tree here."""
    return "cgroup" if _delegated() else "watchdog"


def group(limits: Limits) -> Cgroup | None:
    """A new group with these limits; None where none can be made."""
    parent = _delegated()
    if parent is None:
        return None
    path = parent / f"autograder-{os.getpid()}-{next(_numbers)}"
    path.mkdir()
    # What lies in the scratch folder counts as memory, too. The watchdog's limit is lower, and its message is clearer.
    settings = {"memory.max": (limits.memory_mb + limits.scratch_mb) << 20, "memory.oom.group": 1, "pids.max": limits.processes + OUR_PROCESSES}
    for name, value in settings.items():
        (path / name).write_text(str(value))
    with contextlib.suppress(OSError):  # a kernel without swap has no such file
        (path / "memory.swap.max").write_text("0")
    return Cgroup(path)


@functools.cache
def _delegated() -> Path | None:
    """The group around our own, if groups with limits can be made in it; found out by making one."""
    try:
        parent = _our_group().parent
        if NEEDED - set((parent / "cgroup.subtree_control").read_text().split()):
            return None
        trial = parent / f"autograder-{os.getpid()}-trial"
        trial.mkdir()
        trial.rmdir()
        with (parent / "cgroup.procs").open("w"):  # who may not write here may move no process into a group below
            return parent
    except (OSError, LookupError):
        return None


def _our_group() -> Path:
    """Our own place in the hierarchy of version 2; raises LookupError if there is none."""
    mounts = (line.split() for line in MOUNTS.read_text().splitlines())
    root = next((Path(fields[4]) for fields in mounts if fields[fields.index("-") + 1] == "cgroup2"), None)
    own = next((line[3:] for line in OWN.read_text().splitlines() if line.startswith("0::/")), None)
    if root is None or own is None or own == "/":
        raise LookupError("no group of our own")
    return root / own.lstrip("/")
