"""The fast sandbox: workers forked from one that has imported everything, each into namespaces of its own.

The warm worker lives in a bubblewrap sandbox, knows no secret and runs no student code. As root it keeps its privileges until it has
forked; as an ordinary user it is the root of a user namespace, in which it may make the others. Its workers give up all of that.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
from collections.abc import Iterable
from typing import IO

from autograder import forkserver
from autograder.sandbox import cgroup, seccomp
from autograder.sandbox.bubblewrap import Bubblewrap, fenced, find_bubblewrap, own_uid, visible_paths
from autograder.sandbox.process import HOME, SCRATCH, Process, limits_of, python_command, worker_environment
from autograder.settings import Limits

# What notebooks of this course import and what costs time, dearest last; by the words that say that a notebook needs them.
LIBRARIES = (
    (b"numpy", ("numpy",)),
    (b"scipy", ("scipy.ndimage",)),
    (b"matplotlib", ("matplotlib.pyplot",)),
    (b"keras", ("tensorflow", "keras", "tensorflow.keras.models", "tensorflow.keras.layers", "tensorflow.keras.preprocessing.image", "scipy.ndimage")),
    (b"tensorflow", ("tensorflow", "keras", "tensorflow.keras.models", "tensorflow.keras.layers", "tensorflow.keras.preprocessing.image", "scipy.ndimage")),
)
AS_USER = ("--unshare-user", "--uid", "0", "--gid", "0", "--cap-add", "ALL")
BELOW_SCRATCH = ("/tmp/", "/dev/shm/")  # noqa: S108  the sandbox's own
SCRATCH_MB = 64  # of the warm worker itself


class Warm:
    """Starts workers by having a warm one fork."""

    name = "warm bubblewrap"

    def __init__(self, control: socket.socket) -> None:
        self.control = control

    def launch(self, limits: Limits, slot: int) -> Process:
        """Fork a worker into namespaces of its own."""
        request = {**limits_of(limits), "scratch_mb": limits.scratch_mb, "uid": own_uid(slot)}
        child = forkserver.fork(self.control, request)
        group = cgroup.group(limits)
        if group is not None:
            group.add(child.pid)  # before it is asked anything: it has run nothing of a stranger's
        return Process(child, child.channel, group=group)


def libraries_for(sources: Iterable[bytes]) -> tuple[str, ...]:
    """What is worth importing beforehand for these notebooks: only what one of them names."""
    named = {word for source in sources for word, _ in LIBRARIES if word in source}
    return tuple(dict.fromkeys(module for word, modules in LIBRARIES if word in named for module in modules))


def warm_up(preload: Iterable[str]) -> forkserver.Keeper | None:
    """Start a warm worker that has imported these modules; None where there is no bubblewrap, or no way to fork so."""
    bubblewrap = find_bubblewrap() if forkserver.possible() else None
    if bubblewrap is None:
        return None
    modules = list(preload)

    def start(control: socket.socket, said: int, log: IO[bytes]) -> subprocess.Popen[bytes]:
        return _start(bubblewrap, modules, control, said, log)

    return forkserver.Keeper(start)


def _start(bubblewrap: Bubblewrap, preload: list[str], control: socket.socket, said: int, log: IO[bytes]) -> subprocess.Popen[bytes]:
    as_root = os.geteuid() == 0
    filter_code = seccomp.program()
    config = {
        "control": control.fileno(),
        "preload": preload,
        "visible": [str(path) for path in visible_paths() if str(path).startswith(BELOW_SCRATCH)],
        "user": None if as_root else os.getuid(),
        "seccomp": filter_code.hex() if filter_code else None,
    }
    command = [
        *(bubblewrap.program, *(() if as_root else AS_USER), "--as-pid-1", *fenced(SCRATCH_MB)),
        *("--", *python_command("autograder.worker.warm", config)),
    ]
    environment = worker_environment(HOME, SCRATCH)
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=said, stderr=log, env=environment, pass_fds=(control.fileno(),), start_new_session=True, cwd="/"
    )
