"""What a worker gives up before it runs anything of a stranger's; it can take none of it back."""

from __future__ import annotations

import contextlib
import os
import re
import resource
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from autograder import prctl
from autograder.worker import landlock

MEGABYTE = 1 << 20
DATA = re.compile(r"^VmData:\s+(\d+) kB", re.MULTILINE)


def limit(config: dict[str, Any]) -> None:
    """Set limits that no child can raise again."""
    hard = {
        resource.RLIMIT_CPU: config["cpu_seconds"],
        resource.RLIMIT_DATA: config["memory_mb"] * MEGABYTE + _data(),  # what has been loaded for the notebook is not the notebook's
        resource.RLIMIT_FSIZE: config["file_mb"] * MEGABYTE,
        resource.RLIMIT_NPROC: config["processes"],
        resource.RLIMIT_NOFILE: 128,  # sockets and pipes take memory that no limit of processes sees
        resource.RLIMIT_CORE: 0,
    }
    for kind, wanted in hard.items():
        _, ceiling = resource.getrlimit(kind)
        value = wanted if ceiling == resource.RLIM_INFINITY else min(wanted, ceiling)
        resource.setrlimit(kind, (value, value))


def _data() -> int:
    """The memory in bytes that the kernel counts against RLIMIT_DATA now; 0 where it does not tell."""
    with contextlib.suppress(OSError):
        found = DATA.search(Path("/proc/self/status").read_text("ascii", "replace"))
        return int(found[1]) << 10 if found else 0
    return 0


def close(readable: list[str], writable: list[str], seccomp: str | None) -> None:
    """Keep to these files and folders, and to the system calls that a filter (in hexadecimal) lets pass."""
    prctl.never_gain_privileges()
    landlock.restrict([*readable, f"/proc/{os.getpid()}"], writable)
    _share_no_locks()
    filter_calls(seccomp)


def _share_no_locks() -> None:
    """Give the queues of thread pools locks of this process.

    Those that processes share lie in /dev/shm, which is closed, since one submission could leave something there for the next. Keras reads folders of
    images with a pool of threads, and needs none that is shared.
    """
    from multiprocessing.queues import SimpleQueue  # only here is it needed

    original: Any = SimpleQueue.__init__

    def within_this_process(queue: Any, *, ctx: Any) -> None:  # noqa: ARG001  the signature is Python's
        original(queue, ctx=SimpleNamespace(Lock=threading.Lock))

    SimpleQueue.__init__ = within_this_process  # type: ignore[assignment, method-assign]


def filter_calls(seccomp: str | None) -> None:
    """Keep to the system calls that a filter (in hexadecimal) lets pass; without a filter, to all."""
    if seccomp is not None:
        prctl.never_gain_privileges()
        prctl.filter_calls(bytes.fromhex(seccomp))
