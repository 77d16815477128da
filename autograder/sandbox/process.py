"""A worker process and everything that it started, seen from outside."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, Protocol

import psutil

from autograder.sandbox.cgroup import Cgroup
from autograder.settings import Limits

HOME, SCRATCH = "/tmp/home", "/tmp"  # noqa: S108  inside the sandbox, fresh ones for each worker
MAX_WALKED = 50_000  # files of a worker that are looked at; it is stopped for fewer
PROPORTIONAL, TABLES = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE), re.compile(rb"^VmPTE:\s+(\d+) kB", re.MULTILINE)
RESIDENT = re.compile(rb"^Vm(?:RSS|PTE):\s+(\d+) kB", re.MULTILINE)
FEW_DESCRIPTORS, SOCKET_BYTES = 32, 212_992  # the kernel's usual size of a buffer; seccomp keeps it so
GRACE_SECONDS = 10  # for a killed process tree to disappear; the kernel needs milliseconds
END_SECONDS = 1  # for a process to end that has closed its channel
KILLED = (-signal.SIGKILL, 128 + signal.SIGKILL)  # as a parent sees it, and as a shell or bubblewrap says it


class Sandbox(Protocol):
    """Starts workers."""

    name: str

    def launch(self, limits: Limits, slot: int) -> Process:
        """Start a worker; `slot` tells workers that run at the same time apart.

        Raises MachineError if the sandbox itself can not be started.
        """
        ...


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process tree uses."""

    cpu_seconds: float  # so far, including what has already ended
    memory_bytes: int  # resident now, with tables of pages and what sockets can hold; a page that two processes share counts twice
    files: int  # made in the scratch folders
    disk_bytes: int = 0  # in scratch folders that the kernel does not limit
    queued_seconds: float = 0.0  # so far, in which it was ready to run and the machine was not


class Root(Protocol):
    """The first process of a worker's tree."""

    takes_all_along: ClassVar[bool]  # whether nothing below it outlives it

    @property
    def pid(self) -> int:
        """Its number on this machine."""
        ...

    def kill(self) -> None:
        """End it and wait until it is gone."""
        ...

    def was_killed(self) -> bool:
        """Whether it has been killed by somebody else, as by a machine that has no memory left."""
        ...


@dataclass(frozen=True, slots=True)
class Started:
    """A process that we have started ourselves."""

    popen: subprocess.Popen[bytes]
    takes_all_along: ClassVar[bool] = False

    @property
    def pid(self) -> int:
        """Its number on this machine."""
        return self.popen.pid

    def kill(self) -> None:
        """End it and wait until it is gone."""
        self.popen.kill()
        self.popen.wait()

    def was_killed(self) -> bool:
        """Whether it, or the only program that it ran, was killed by somebody else."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self.popen.wait(END_SECONDS) in KILLED
        return False


@dataclass(slots=True)
class Process:
    """A running worker: the socket to it, and its process tree."""

    root: Root
    channel: socket.socket
    scratch: Path | None = None  # a folder to remove with it
    group: Cgroup | None = None  # the kernel's limits for the whole tree, where there are any
    spent: float = 0.0  # CPU seconds, as last seen
    queued: float = 0.0  # seconds in which the machine was too busy for it, as last seen
    queues: dict[psutil.Process, float] = field(default_factory=dict)  # the same of each process
    counted_at: float = field(default_factory=time.monotonic)
    seen: dict[psutil.Process, float] = field(default_factory=dict)  # each process's own
    complaint: str = ""  # what was printed before the notebook started, known after the end; empty if it started

    def look(self) -> Usage:
        """See what the whole tree uses at this moment; one walk over the processes for everything."""
        tree = self._tree_at_a_glance()
        cpu_seconds, memory_bytes, queued = 0.0, _in_sockets(tree), dict[psutil.Process, float]()
        for process in tree:
            with contextlib.suppress(psutil.Error):
                queued[process] = _queued(process)
                times = process.cpu_times()
                cpu_seconds += times.user + times.system + times.children_user + times.children_system
                self.seen[process] = times.user + times.system
                memory_bytes += _resident(process)
        # What has been seen is not forgotten when a process ends, even if its parent had it forgotten (SIGCHLD ignored).
        self.spent = max(self.spent, cpu_seconds, sum(self.seen.values()))
        self._count_queued(queued)
        return Usage(self.spent, memory_bytes, *self._scratch_usage(tree), self.queued)

    def _count_queued(self, queues: dict[psutil.Process, float]) -> None:
        """Since the last look: what the process has waited that waited longest. Many that wait at once wait for one another, and that is no excuse."""
        now = time.monotonic()
        longest = max((seconds - self.queues.get(process, 0.0) for process, seconds in queues.items()), default=0.0)
        self.queued += min(max(longest, 0.0), now - self.counted_at)
        self.queues, self.counted_at = queues, now

    def own_memory(self) -> int:
        """The tree's memory in bytes, a page that several processes share counted once; takes longer than a look."""
        tree = self._tree_at_a_glance()
        return sum(map(_proportional, tree)) + _in_sockets(tree)

    def kill(self) -> None:
        """End the whole tree and wait until it is gone."""
        deadline = time.monotonic() + GRACE_SECONDS
        if self.group is not None:
            self.group.kill()
        # The first process is the last to go: where no namespace ends them, orphans become its children (see worker/keeper.py).
        while not self.root.takes_all_along and (others := [process for process in self._tree()[1:] if _alive(process)]) and time.monotonic() < deadline:
            for process in others:
                with contextlib.suppress(psutil.Error):
                    process.kill()
            time.sleep(0.001)
        self.root.kill()
        self.channel.close()
        self._keep_complaint()
        if self.group is not None:
            self.group.remove()
        if self.scratch is not None:
            # Not by Python, which gives up on folders that are nested more deeply than calls.
            subprocess.run(["rm", "-rf", "--", str(self.scratch)], check=False, stderr=subprocess.DEVNULL)

    def _scratch_usage(self, tree: list[psutil.Process]) -> tuple[int, int]:
        """Number and size of the files in the worker's scratch folders; 0 where they can not be seen."""
        if self.scratch is not None:
            return _walk(self.scratch)
        for process in reversed(tree):
            with contextlib.suppress(OSError):
                return sum(_files(f"/proc/{process.pid}/root{folder}", folder) for folder in ("/tmp", "/dev/shm")), 0  # noqa: S108  the sandbox's own
        return 0, 0

    def _keep_complaint(self) -> None:
        errors = self.root.popen.stderr if isinstance(self.root, Started) else None
        if errors is not None and not errors.closed:
            os.set_blocking(errors.fileno(), False)
            with errors as stderr:
                self.complaint = (stderr.read(4096) or b"").decode("utf-8", "replace").strip()

    def _tree_at_a_glance(self) -> list[psutil.Process]:
        """The tree without looking at all other processes of the machine; a process that is just being born can be missing."""
        if not Path(f"/proc/{self.root.pid}/task/{self.root.pid}/children").exists():
            return self._tree()
        found: list[psutil.Process] = []
        waiting = [str(self.root.pid)]
        while waiting:
            pid = waiting.pop()
            with contextlib.suppress(psutil.Error, OSError):
                found.append(psutil.Process(int(pid)))
                for task in os.listdir(f"/proc/{pid}/task"):
                    waiting += Path(f"/proc/{pid}/task/{task}/children").read_text("ascii").split()
        return found

    def _tree(self) -> list[psutil.Process]:
        try:
            root = psutil.Process(self.root.pid)
            return [root, *root.children(recursive=True)]
        except psutil.Error:
            return []


def _resident(process: psutil.Process) -> int:
    """Memory of a process and the tables that the kernel keeps of it."""
    try:
        status = Path(f"/proc/{process.pid}/status").read_bytes()
    except OSError:
        return int(process.memory_info().rss)
    return sum(int(size) << 10 for size in RESIDENT.findall(status))


def _queued(process: psutil.Process) -> float:
    """Seconds for which a process was ready to run and had to wait for a processor; 0 where the kernel does not tell."""
    try:
        return int(Path(f"/proc/{process.pid}/schedstat").read_bytes().split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0


def _proportional(process: psutil.Process) -> int:
    """Memory of a process, of shared pages its part only; as with `_resident` where the kernel does not tell."""
    with contextlib.suppress(OSError, psutil.Error):
        found = PROPORTIONAL.search(Path(f"/proc/{process.pid}/smaps_rollup").read_bytes())
        tables = TABLES.search(Path(f"/proc/{process.pid}/status").read_bytes())
        if found and tables:
            return (int(found[1]) + int(tables[1])) << 10
    with contextlib.suppress(psutil.Error):
        return _resident(process)
    return 0


def _in_sockets(tree: list[psutil.Process]) -> int:
    """What the sockets of all processes together can hold; none where they have so few that it does not matter."""
    sockets: set[str] = set()
    for process in tree:
        with contextlib.suppress(OSError):
            folder = f"/proc/{process.pid}/fd"
            names = os.listdir(folder)
            if len(names) > FEW_DESCRIPTORS:
                for name in names:
                    with contextlib.suppress(OSError):
                        sockets.add(os.readlink(f"{folder}/{name}"))
    return sum(name.startswith("socket:") for name in sockets) * SOCKET_BYTES


def _files(path: str, ours: str) -> int:
    """The files of a worker's folder; none while its sandbox is still being built, and the folder is this machine's."""
    if os.stat(path).st_dev == os.stat(ours).st_dev:
        return 0
    space = os.statvfs(path)
    return space.f_files - space.f_ffree


def _walk(folder: Path) -> tuple[int, int]:
    """Number and size of all that lies below a folder, in bytes of disk."""
    files = size = 0
    waiting = [str(folder)]
    while waiting and files <= MAX_WALKED:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    files += 1
                    with contextlib.suppress(OSError):
                        size += entry.stat(follow_symlinks=False).st_blocks * 512
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
        except OSError as error:
            if error.errno == errno.ENAMETOOLONG:  # whoever nests folders so deeply hides something
                return MAX_WALKED, size
    return files, size


def _alive(process: psutil.Process) -> bool:
    """Whether a process still runs; one that only waits to be reaped by init does not."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False


def start(
    command: list[str],
    ours: socket.socket,
    theirs: socket.socket,
    environment: dict[str, str],
    *,
    inherit: tuple[int, ...] = (),
    scratch: Path | None = None,
    group: Cgroup | None = None,
    streams: bool = False,
) -> Process:
    """Run a command that has `theirs` and the descriptors of `inherit` open, and nothing else of ours.

    `streams`: `theirs` is its standard input and output, not a descriptor of its own.
    """
    popen = subprocess.Popen(
        group.joined_by(command) if group else command,
        stdin=theirs.fileno() if streams else subprocess.DEVNULL,
        stdout=theirs.fileno() if streams else subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
        pass_fds=inherit if streams else (theirs.fileno(), *inherit),
        start_new_session=True,
        cwd=scratch or "/",
    )
    theirs.close()
    return Process(Started(popen), ours, scratch, group)


def worker_command(channel: tuple[int, int], limits: Limits, *, uid: int | None = None, keeper: bool = False, files: dict[str, Any] | None = None) -> list[str]:
    """The command line that starts a worker.

    `channel`: what it reads from and writes to; `uid`: the user that it becomes, without any privilege; `keeper`: whether it ends all that the notebook
    leaves behind; `files`: the arguments of worker.fence.close, if it has to keep away from files by itself.
    """
    return python_command("autograder.worker", {"channel": channel, "uid": uid, "keeper": keeper, "files": files, **limits_of(limits)})


def python_command(module: str, config: dict[str, Any]) -> list[str]:
    """The command line that runs a module of ours; it takes its configuration as JSON."""
    return [os.path.abspath(sys.executable), "-I", "-m", module, json.dumps(config)]


def limits_of(limits: Limits) -> dict[str, int]:
    """The limits that a worker sets for itself, as worker.fence.limit takes them."""
    return {
        "cpu_seconds": int(limits.submission.cpu_seconds) + 5,  # a backstop: the grader measures and decides
        "memory_mb": limits.memory_mb,
        "file_mb": limits.file_mb,
        "processes": limits.processes,
    }


def worker_environment(home: str, scratch: str) -> dict[str, str]:
    """All environment variables of a worker; `scratch` is its folder for temporary files."""
    return {
        "PATH": f"{os.path.abspath(os.path.join(sys.prefix, 'bin'))}:/usr/local/bin:/usr/bin:/bin",
        "HOME": home,
        "TMPDIR": scratch,
        "USER": "student",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "AUTOGRADER_GRADING": "1",  # the notebook's own pictures may be few (data/synthetic.py)
        "MPLBACKEND": "Agg",
        "OMP_NUM_THREADS": "1",  # many graders on few cores are fastest with one thread each
        "OPENBLAS_NUM_THREADS": "1",
        "TF_NUM_INTRAOP_THREADS": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }


def tasks_of_this_user() -> int:
    """How many processes and threads the user runs already: the kernel's limit counts them too, outside of a namespace."""
    found = 0
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            found += process.num_threads() if process.uids().real == os.getuid() else 0
    return found
