"""Namespaces of its own for each worker that is forked from a warm one, as bubblewrap makes them for a cold one.

The warm process lives in namespaces that bubblewrap has made: no network, a read-only view of the interpreter. In these it may do
anything. A worker gets fresh ones inside of them, and gives up all that it could do there.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from autograder import prctl

NO_NAMESPACES = "/proc/sys/user/max_user_namespaces"
KERNEL_SETTINGS = ("/proc/sys", "/proc/sysrq-trigger", "/proc/irq", "/proc/bus")


class Forking:
    """Forks children that are the first process of a namespace of processes."""

    def __init__(self) -> None:
        self._own = os.open("/proc/self/ns/pid", os.O_RDONLY)

    def fork(self) -> int:
        """As `os.fork`."""
        prctl.unshare(prctl.NEW_PIDS)
        pid = -1
        try:
            pid = os.fork()
        finally:
            if pid != 0:  # also if there is no room for another process
                prctl.enter(self._own, prctl.NEW_PIDS)
        return pid


def enter(scratch_mb: int, visible: Sequence[str], user: int | None) -> None:
    """Leave the warm process's namespaces for fresh ones.

    `visible`: programs that lie below a scratch folder, and stay in sight; `user`: the user whom the warm process runs as in a user namespace,
    None if it is the machine's root.
    """
    prctl.unshare(prctl.NEW_MOUNTS | prctl.NEW_NETWORK | prctl.NEW_IPC | prctl.NEW_UTS)
    prctl.mount("none", "/", "", prctl.RECURSIVE | prctl.PRIVATE)
    with _kept(visible):
        hidden = prctl.NO_SUID | prctl.NO_DEVICES
        prctl.mount("tmpfs", "/tmp", "tmpfs", hidden, f"size={scratch_mb}m,mode=1777")  # noqa: S108  the sandbox's own
        prctl.mount("tmpfs", "/dev/shm", "tmpfs", hidden, "size=16m,mode=1777")  # noqa: S108  the sandbox's own
    prctl.mount("devpts", "/dev/pts", "devpts", prctl.NO_SUID | prctl.NO_PROGRAMS, "newinstance,ptmxmode=0666,mode=620")
    prctl.mount("proc", "/proc", "proc", prctl.NO_SUID | prctl.NO_DEVICES | prctl.NO_PROGRAMS)
    if user is None:
        for path in KERNEL_SETTINGS:
            if os.path.exists(path):
                prctl.mount(path, path, "", prctl.BIND | prctl.RECURSIVE)
                prctl.mount("none", path, "", prctl.BIND | prctl.REMOUNT | prctl.READ_ONLY | prctl.NO_SUID | prctl.NO_DEVICES | prctl.NO_PROGRAMS)
    else:
        _enter_user_namespace(user)


def _enter_user_namespace(user: int) -> None:
    """One of its own: with a count of processes that is not shared, no power over any mount, and none to be made inside of it."""
    outer, group = os.getuid(), os.getgid()
    prctl.unshare(prctl.NEW_USERS)
    for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {outer} 1"), ("gid_map", f"{user} {group} 1")):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)
    with open(NO_NAMESPACES, "w") as file:
        file.write("0")


@contextlib.contextmanager
def _kept(paths: Sequence[str]) -> Iterator[None]:
    """Show these paths again where something is mounted over them meanwhile."""
    places = [(os.open(path, os.O_PATH), Path(path)) for path in paths]
    yield
    for place, path in places:
        path.parent.mkdir(0o755, parents=True, exist_ok=True)
        path.mkdir() if stat.S_ISDIR(os.fstat(place).st_mode) else path.touch()
        prctl.mount(f"/proc/self/fd/{place}", str(path), "", prctl.BIND | prctl.RECURSIVE)
        os.close(place)
