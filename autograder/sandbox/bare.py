"""No fence at all: a process of its own with resource limits.

Verdicts still can not be forged, since hidden checks and labels live in another process; but the worker reads what the
grader's user can read, and reaches the network. Records say isolation "none".
"""

from __future__ import annotations

import socket
import tempfile
from dataclasses import replace
from pathlib import Path

from autograder.sandbox.process import Process, start, tasks_of_this_user, worker_command, worker_environment
from autograder.settings import Limits


class Bare:
    """Starts workers as ordinary processes."""

    name = "none"

    def launch(self, limits: Limits, slot: int) -> Process:  # noqa: ARG002  one kind of process fits every slot
        """Start a worker with a scratch folder of its own."""
        ours, theirs = socket.socketpair()
        scratch = Path(tempfile.mkdtemp(prefix="autograder-"))
        limits = replace(limits, processes=limits.processes + tasks_of_this_user())
        command = worker_command((theirs.fileno(), theirs.fileno()), limits)
        return start(command, ours, theirs, worker_environment(str(scratch / "home"), str(scratch / "tmp")), scratch=scratch)
