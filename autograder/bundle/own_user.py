"""Processes of another user, in a container that holds one submission and nothing else.

This is what is left where a kernel has no Landlock. Permissions keep the worker from the files and processes of the grader, which is root: from
hidden checks that are root's alone, and from the verdicts. It reads what everybody can read and reaches the network, so its isolation level is `none`.
"""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path

from autograder.errors import MachineError
from autograder.sandbox import cgroup
from autograder.sandbox.bubblewrap import FIRST_UID, visible_paths
from autograder.sandbox.process import Process, start, worker_command, worker_environment
from autograder.settings import Limits

ANYONE_MAY_PASS = 0o001


class OwnUser:
    """Starts workers as a user that nobody else is. Whoever launches must have given up gaining privileges (prctl) before."""

    name = "own user"

    def launch(self, limits: Limits, slot: int) -> Process:
        """Start a worker with a scratch folder of its own; raises MachineError if that user could not even reach Python."""
        closed = next((folder for path in visible_paths() for folder in path.resolve().parents if not folder.stat().st_mode & ANYONE_MAY_PASS), None)
        if os.geteuid() != 0 or closed is not None:
            why = f"{closed} is closed to other users" if closed is not None else "only root can start it"
            raise MachineError(f"the sandbox {self.name} does not start: {why}")
        ours, theirs = socket.socketpair()
        scratch = Path(tempfile.mkdtemp(prefix="autograder-"))
        uid = FIRST_UID + slot
        os.chown(scratch, uid, uid)
        command = worker_command((theirs.fileno(), theirs.fileno()), limits, uid=uid, keeper=True)
        environment = worker_environment(str(scratch / "home"), str(scratch / "tmp"))
        return start(command, ours, theirs, environment, scratch=scratch, group=cgroup.group(limits))
