"""A container for each worker: what is left where neither bubblewrap nor Landlock works, as on macOS and Windows.

The image needs Python and this package in the version that grades (see docs/how-to/grade-in-containers.md). The engine carries the bytes of
standard input and output, so that nothing of this machine is mounted. Where the engine runs its containers in a virtual machine, their CPU time
can not be seen from here: time is then limited by the kernel for each process, and by waiting.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import secrets
import shutil
import socket
import subprocess
import time

import psutil

from autograder.sandbox import cgroup
from autograder.sandbox.bubblewrap import FIRST_UID
from autograder.sandbox.process import HOME, SCRATCH, Process, start, worker_command, worker_environment
from autograder.settings import Container as Settings
from autograder.settings import Limits

STANDARD_STREAMS = (0, 1)
OF_THE_ENGINE = ("PATH", "HOME", "XDG_RUNTIME_DIR", "DOCKER_HOST", "DOCKER_CONFIG", "DOCKER_CONTEXT", "DOCKER_TLS_VERIFY", "DOCKER_CERT_PATH")
ENGINE_SECONDS = 30  # for an engine to answer a question
LOOK_SECONDS = 0.5  # between two questions for the container's process, until there is one


class Container:
    """Starts workers in containers of docker or podman."""

    name = "container"

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def launch(self, limits: Limits, slot: int) -> Process:
        """Start a container and the worker in it."""
        ours, theirs = socket.socketpair()
        name = f"autograder-{os.getpid()}-{secrets.token_hex(4)}"
        environment = {key: value for key, value in os.environ.items() if key in OF_THE_ENGINE}
        process = start(self.command(name, limits, slot), ours, theirs, environment, streams=True)
        return Contained(**{each.name: getattr(process, each.name) for each in dataclasses.fields(process)}, engine=self.settings.engine, name=name)

    def command(self, name: str, limits: Limits, slot: int) -> list[str]:
        """The command line that runs a worker in a container of this name."""
        uid = FIRST_UID + slot
        scratch, memory = f"rw,nosuid,nodev,size={limits.scratch_mb}m,mode=1777", f"{limits.memory_mb + limits.scratch_mb}m"
        variables = {**worker_environment(HOME, SCRATCH), "PATH": "/usr/local/bin:/usr/bin:/bin"}
        worker = worker_command(STANDARD_STREAMS, limits)
        return [
            *(self.settings.engine, "run", "--rm", "--interactive", "--name", name, "--pull", "never"),
            *(("--runtime", self.settings.runtime) if self.settings.runtime else ()),
            *("--network", "none", "--ipc", "private", "--hostname", "sandbox", "--log-driver", "none"),
            *("--read-only", "--tmpfs", f"{SCRATCH}:{scratch}", "--shm-size", "16m"),
            *("--user", f"{uid}:{uid}", "--cap-drop", "ALL", "--security-opt", "no-new-privileges"),
            *("--memory", memory, "--memory-swap", memory, "--pids-limit", str(limits.processes + cgroup.OUR_PROCESSES)),
            *("--ulimit", "core=0", "--stop-timeout", "0"),
            *(word for key, value in variables.items() for word in ("--env", f"{key}={value}")),
            *("--entrypoint", self.settings.python, self.settings.image, *worker[1:]),
        ]


@dataclasses.dataclass(slots=True)
class Contained(Process):
    """A worker in a container: the engine's client is our child, the worker is somebody else's."""

    engine: str = ""
    name: str = ""
    looked: float = 0.0
    inside: psutil.Process | None = None

    def kill(self) -> None:
        """Remove the container with all that runs in it."""
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run([self.engine, "rm", "--force", self.name], capture_output=True, check=False, timeout=ENGINE_SECONDS)
        Process.kill(self)

    def _tree_at_a_glance(self) -> list[psutil.Process]:
        return self._tree()

    def _tree(self) -> list[psutil.Process]:
        """The client's processes and those in the container, if it runs on this machine."""
        ours = Process._tree(self)  # noqa: SLF001  zero-argument super() does not work with slots
        if self.inside is None and time.monotonic() - self.looked > LOOK_SECONDS:
            self.inside = self._first_process()
            self.looked = time.monotonic()
        with contextlib.suppress(psutil.Error):
            return [*ours, *([self.inside, *self.inside.children(recursive=True)] if self.inside else [])]
        return ours

    def _first_process(self) -> psutil.Process | None:
        question = [self.engine, "inspect", "--format", "{{.State.Pid}}", self.name]
        with contextlib.suppress(OSError, subprocess.TimeoutExpired, ValueError, psutil.Error):
            answer = subprocess.run(question, capture_output=True, text=True, check=False, timeout=ENGINE_SECONDS)
            process = psutil.Process(int(answer.stdout))
            if "autograder.worker" in process.cmdline():  # in a virtual machine the number means another process
                return process
        return None


def find_container(settings: Settings | None) -> Container | None:
    """The sandbox, if grader.yml names an image and the engine is here."""
    return Container(settings) if settings is not None and shutil.which(settings.engine) else None
