"""Ends all that a worker leaves behind, where no process namespace does.

The keeper is the worker's parent. What the worker's children leave behind becomes the keeper's child, wherever it was started;
so it can neither hide nor outlive the worker.
"""

from __future__ import annotations

import contextlib
import os
import signal
from pathlib import Path

from autograder.prctl import adopt_orphans, die_with_parent


def stay_behind() -> None:
    """Return in a new process, the worker; the old one stays as its keeper and ends with it, or with its own parent."""
    adopt_orphans()
    worker = os.fork()
    if worker == 0:
        return
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))  # the channel above all: the grader must see it close when the worker ends
    signal.signal(signal.SIGTERM, lambda *_: _end_all())
    die_with_parent(signal.SIGTERM)
    while os.wait()[0] != worker:
        pass
    _end_all()


def _end_all() -> None:
    """Kill child after child; the children of a killed one become ours, until there are none."""
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    with contextlib.suppress(ChildProcessError):
        while True:
            for child in children.read_text().split():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(int(child), signal.SIGKILL)
            os.waitpid(-1, 0)
    os._exit(0)
