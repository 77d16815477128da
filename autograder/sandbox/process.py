"""A worker process and everything that it started, seen from outside."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import psutil

from autograder.settings import Limits

HOME = "/tmp/home"  # noqa: S108  inside the sandbox, a fresh one for each worker
GRACE_SECONDS = 10  # for a killed process tree to disappear; the kernel needs milliseconds


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
    memory_bytes: int  # resident now; a page that two processes share counts twice
    files: int  # made in the scratch folders


@dataclass(slots=True)
class Process:
    """A running worker: the socket to it, and its process tree."""

    popen: subprocess.Popen[bytes]
    channel: socket.socket
    scratch: Path | None = None  # a folder to remove with it
    spent: float = 0.0  # CPU seconds, as last seen
    seen: dict[psutil.Process, float] = field(default_factory=dict)  # each process's own
    complaint: str = ""  # what was printed before the notebook started, known after the end; empty if it started

    def look(self) -> Usage:
        """See what the whole tree uses at this moment; one walk over the processes for everything."""
        tree = self._tree()
        cpu_seconds, memory_bytes = 0.0, 0
        for process in tree:
            with contextlib.suppress(psutil.Error):
                times = process.cpu_times()
                cpu_seconds += times.user + times.system + times.children_user + times.children_system
                self.seen[process] = times.user + times.system
                memory_bytes += process.memory_info().rss
        # What has been seen is not forgotten when a process ends, even if its parent had it forgotten (SIGCHLD ignored).
        self.spent = max(self.spent, cpu_seconds, sum(self.seen.values()))
        return Usage(self.spent, memory_bytes, self._count_files(tree))

    def kill(self) -> None:
        """End the whole tree and wait until it is gone."""
        tree = self._tree()
        for process in reversed(tree):
            with contextlib.suppress(psutil.Error):
                process.kill()
        self.popen.wait()
        deadline = time.monotonic() + GRACE_SECONDS
        while any(_alive(process) for process in tree) and time.monotonic() < deadline:
            time.sleep(0.001)
        self.channel.close()
        self._keep_complaint()
        if self.scratch is not None:
            shutil.rmtree(self.scratch, ignore_errors=True)

    def _count_files(self, tree: list[psutil.Process]) -> int:
        """The files in the worker's scratch folders; 0 where they can not be seen."""
        if self.scratch is not None:
            return 0
        for process in reversed(tree):
            with contextlib.suppress(OSError):
                return sum(_files(f"/proc/{process.pid}/root{folder}", folder) for folder in ("/tmp", "/dev/shm"))  # noqa: S108  the sandbox's own
        return 0

    def _keep_complaint(self) -> None:
        if self.popen.stderr is not None and not self.popen.stderr.closed:
            os.set_blocking(self.popen.stderr.fileno(), False)
            with self.popen.stderr as stderr:
                self.complaint = (stderr.read(4096) or b"").decode("utf-8", "replace").strip()

    def _tree(self) -> list[psutil.Process]:
        try:
            root = psutil.Process(self.popen.pid)
            return [root, *root.children(recursive=True)]
        except psutil.Error:
            return []


def _files(path: str, ours: str) -> int:
    """The files of a worker's folder; none while its sandbox is still being built, and the folder is this machine's."""
    if os.stat(path).st_dev == os.stat(ours).st_dev:
        return 0
    space = os.statvfs(path)
    return space.f_files - space.f_ffree


def _alive(process: psutil.Process) -> bool:
    """Whether a process still runs; one that only waits to be reaped by init does not."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False


def start(
    command: list[str], ours: socket.socket, theirs: socket.socket, environment: dict[str, str], *, inherit: tuple[int, ...] = (), scratch: Path | None = None
) -> Process:
    """Run a command that has `theirs` and the descriptors of `inherit` open, and nothing else of ours."""
    popen = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
        pass_fds=(theirs.fileno(), *inherit),
        start_new_session=True,
        cwd=scratch or "/",
    )
    theirs.close()
    return Process(popen, ours, scratch)


def worker_command(channel_fd: int, limits: Limits, uid: int | None) -> list[str]:
    """The command line that starts a worker."""
    config = {
        "uid": uid,
        "cpu_seconds": int(limits.submission.cpu_seconds) + 5,  # a backstop: the grader measures and decides
        "memory_mb": limits.memory_mb,
        "file_mb": limits.file_mb,
        "processes": limits.processes,
    }
    return [os.path.abspath(sys.executable), "-I", "-m", "autograder.worker", str(channel_fd), json.dumps(config)]


def worker_environment(home: str) -> dict[str, str]:
    """All environment variables of a worker."""
    return {
        "PATH": f"{os.path.abspath(os.path.join(sys.prefix, 'bin'))}:/usr/local/bin:/usr/bin:/bin",
        "HOME": home,
        "USER": "student",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "MPLBACKEND": "Agg",
        "OMP_NUM_THREADS": "1",  # many graders on few cores are fastest with one thread each
        "OPENBLAS_NUM_THREADS": "1",
        "TF_NUM_INTRAOP_THREADS": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }
