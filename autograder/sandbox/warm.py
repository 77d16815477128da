"""The fast sandbox: workers forked from one that has imported everything, each into namespaces of its own.

The warm worker lives in a bubblewrap sandbox, knows no secret and runs no student code. As root it keeps its privileges until it has
forked; as an ordinary user it is the root of a user namespace, in which it may make the others. Its workers give up all of that.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
from collections.abc import Iterable, Iterator
from typing import IO

from autograder import forkserver
from autograder.errors import MachineError
from autograder.sandbox import cgroup, seccomp
from autograder.sandbox.bubblewrap import Bubblewrap, fenced, find_bubblewrap, own_uid, visible_paths
from autograder.sandbox.process import HOME, SCRATCH, Process, limits_of, python_command, worker_environment
from autograder.settings import Fence, Limits

# What takes long to import, by the word that says that a notebook needs it.
KERAS = ("tensorflow", "keras", "tensorflow.keras.models", "tensorflow.keras.layers", "tensorflow.keras.preprocessing.image", "scipy.ndimage")
LIBRARIES = {
    b"numpy": ("numpy", "numpy.random", "numpy.linalg"),
    b"scipy": ("scipy.ndimage",),
    b"matplotlib": ("matplotlib.pyplot", "matplotlib.backends.backend_agg"),
    b"keras": KERAS,
    b"tensorflow": KERAS,
}
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
        process = Process(child, child.channel)
        try:
            if child.pid == 0:
                raise MachineError(f"the {self.name} sandbox does not start: a worker ended before it was asked anything")
            process.group = cgroup.group(limits)
            if process.group is not None:
                process.group.add(child.pid)  # it has run nothing of a stranger's by now
        except BaseException:
            process.kill()
            raise
        return process


@contextlib.contextmanager
def warm_workers(sources: Iterable[bytes], wanted: Fence = Fence.AUTO) -> Iterator[tuple[Warm, ...]]:
    """While inside, there is a warm worker that has imported what these notebooks need.

    There is none where bubblewrap is not wanted or not there, or processes can not be forked like this.
    """
    bubblewrap = find_bubblewrap() if forkserver.possible() and wanted in (Fence.AUTO, Fence.BUBBLEWRAP) else None
    if bubblewrap is None:
        yield ()
        return
    modules = libraries_for(sources)

    def start(control: socket.socket, said: int, log: IO[bytes]) -> subprocess.Popen[bytes]:
        return _start(bubblewrap, modules, control, said, log)

    with forkserver.Keeper(start) as keeper:
        yield (Warm(keeper.control),)


def libraries_for(sources: Iterable[bytes]) -> tuple[str, ...]:
    """What is worth importing beforehand for these notebooks: only what one of them names."""
    named: set[bytes] = set()
    for source in sources:
        named |= {word for word in LIBRARIES if word in source}
        if len(named) == len(LIBRARIES):
            break
    return tuple(dict.fromkeys(module for word, modules in LIBRARIES.items() if word in named for module in modules))


def _start(bubblewrap: Bubblewrap, preload: tuple[str, ...], control: socket.socket, said: int, log: IO[bytes]) -> subprocess.Popen[bytes]:
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
