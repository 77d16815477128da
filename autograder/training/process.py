"""The training process, seen from outside: started for one network, and killed if it is not needed any more."""

from __future__ import annotations

import contextlib
import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from autograder.errors import MachineError
from autograder.training.attempt import Attempt, attempt_from

MEMORY_MB = 6144  # of data; TensorFlow itself takes some 600
WALL_SECONDS = 3600.0  # a backstop for a process that hangs; work is limited in steps and CPU seconds
THREADS = 1  # another number gives other bits
LAST_WORDS = 2000  # characters of what it printed that a report shows


@dataclass(frozen=True, slots=True)
class Result:
    """What the training process found out."""

    attempts: tuple[Attempt, ...]
    portrait: dict[str, Any] | None = None  # of the best network in the end: confusion matrix, worst images, shifts
    cpu_seconds: float = 0.0
    parts: dict[str, float] = field(default_factory=dict)


def train(request: dict[str, Any], *, cpu_seconds: int, wall_seconds: float = WALL_SECONDS, watch: Callable[[Attempt], None] | None = None) -> Result:
    """Train as `request` says; `watch` sees each attempt as it ends.

    Raises MachineError if the process fails, takes too long, or answers nonsense: never the student's fault.
    """
    attempts: list[Attempt] = []
    with tempfile.TemporaryFile() as complaints, _started(cpu_seconds, complaints) as process:
        try:
            for line in _lines(process, json.dumps(request), time.monotonic() + wall_seconds):
                answer = json.loads(line)
                if "attempt" in answer:
                    attempts.append(attempt_from(answer["attempt"]))
                    if watch:
                        watch(attempts[-1])
                else:
                    return Result(tuple(attempts), **answer["done"])
        except (ValueError, KeyError, TypeError) as error:
            raise MachineError(f"the training process answered something else: {error!r}") from error
        process.wait()
        complaints.seek(0)
        words = complaints.read().decode("utf-8", "replace").strip()[-LAST_WORDS:]
        raise MachineError(f"the training process ended with {process.returncode} before it was done: {words.splitlines()[-1] if words else 'no word'}")


@contextlib.contextmanager
def _started(cpu_seconds: int, complaints: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """A training process that does not outlive this block."""
    limits = json.dumps({"memory_mb": MEMORY_MB, "cpu_seconds": cpu_seconds})
    process = subprocess.Popen(
        [os.path.abspath(sys.executable), "-I", "-m", "autograder.training", limits],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=complaints,
        env=environment(),
        cwd="/",
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()


def environment() -> dict[str, str]:
    """All environment variables of a training process: what decides about bits is fixed."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH", "TMPDIR") if name in os.environ}
    threads = dict.fromkeys(("TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), str(THREADS))
    return {**kept, **threads, "TF_CPP_MIN_LOG_LEVEL": "3", "TF_ENABLE_ONEDNN_OPTS": "1", "CUDA_VISIBLE_DEVICES": "-1", "KERAS_BACKEND": "tensorflow"}


def _lines(process: subprocess.Popen[bytes], request: str, deadline: float) -> Iterator[bytes]:
    """Send the request; what comes back, line by line."""
    assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018  for the type checker
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(request.encode("ascii"))
        process.stdin.close()
    waiting = b""
    while True:
        *lines, waiting = waiting.split(b"\n")
        yield from lines
        if not select.select([process.stdout], [], [], max(0.0, deadline - time.monotonic()))[0]:
            raise MachineError("a network was still being trained when the time was up; is the machine overloaded, or was it suspended?")
        more = os.read(process.stdout.fileno(), 1 << 16)
        if not more:
            return
        waiting += more
