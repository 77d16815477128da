"""Where namespaces are forbidden, as in most containers: Landlock for files, seccomp for the rest, and a keeper for what is left behind.

As root the worker becomes a user that no one else is, if that user can reach the interpreter; else it stays the same user, without any
capability. What this can not do, the canaries say: disk space and the sum of memory are watched, not limited, and there is no process namespace.
"""

from __future__ import annotations

import os
import socket
import tempfile
from dataclasses import replace
from pathlib import Path

from autograder.sandbox import cgroup, seccomp
from autograder.sandbox.bubblewrap import FIRST_UID, visible_paths
from autograder.sandbox.process import Process, start, tasks_of_this_user, worker_command, worker_environment
from autograder.settings import Limits
from autograder.worker.landlock import version

NEEDED_VERSION = 3  # from Linux 6.2 on; earlier ones let files be cut to nothing
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
# Counts of processors and memory, which TensorFlow asks for before it starts.
SYSTEM = ("/proc/stat", "/proc/cpuinfo", "/proc/meminfo", "/proc/sys/vm/overcommit_memory", "/sys/devices/system", "/sys/fs/cgroup")
ANYONE_MAY_PASS = 0o001


class Landlock:
    """Starts workers that fence themselves in before they run anything of a stranger's."""

    name = "landlock"

    def launch(self, limits: Limits, slot: int) -> Process:
        """Start a worker with a scratch folder of its own."""
        uid = _uid(slot)
        ours, theirs = socket.socketpair()
        scratch = Path(tempfile.mkdtemp(prefix="autograder-"))
        if uid:
            os.chown(scratch, uid, uid)
        filter_code = seccomp.program(alone=True)
        files = {
            "readable": [*map(str, visible_paths()), *SYSTEM],
            "writable": [str(scratch), *DEVICES],
            "seccomp": filter_code.hex() if filter_code else None,
        }
        if not uid:
            limits = replace(limits, processes=limits.processes + tasks_of_this_user())
        command = worker_command((theirs.fileno(), theirs.fileno()), limits, uid=uid, keeper=True, files=files)
        environment = worker_environment(str(scratch / "home"), str(scratch / "tmp"))
        return start(command, ours, theirs, environment, scratch=scratch, group=cgroup.group(limits))


def find_landlock() -> Landlock | None:
    """The sandbox, if the kernel has what it needs."""
    return Landlock() if version() >= NEEDED_VERSION else None


def _uid(slot: int) -> int | None:
    """The user that a worker becomes; None for an ordinary user's, who can not choose."""
    if os.geteuid() != 0:
        return None
    folders = {parent for path in visible_paths() for parent in path.resolve().parents}
    return FIRST_UID + slot if all(folder.stat().st_mode & ANYONE_MAY_PASS for folder in folders) else 0
