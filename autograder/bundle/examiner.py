"""The grader process of a session: one submission, one process, which may die without taking the results along."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
import traceback
from pathlib import Path

from autograder.batch import kill_tree
from autograder.bundle.walls import sandbox_called
from autograder.errors import MachineError
from autograder.grader import grade
from autograder.job import Job, job_from
from autograder.prctl import die_with_parent
from autograder.record import Record, record_from

TRIES = 2  # of a process that is lost, as to a container without memory
DIES_FIRST = "500"  # when memory runs out the kernel takes this process and its workers, and not the one that writes the results


class TooSlow(MachineError):
    """Grading did not end in time."""


def examine(job: Job, data: bytes, deadline: float) -> Record:
    """Grade in a process of its own until `deadline` (of time.monotonic).

    Raises TooSlow, or MachineError with what went wrong.
    """
    problem = ""
    for _ in range(TRIES):
        command = [sys.executable, "-I", "-m", "autograder.bundle.examiner"]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
        with process:
            try:
                output, _ = process.communicate(job.header() + data, timeout=max(1.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                kill_tree(process)
                raise TooSlow("grading did not end in time") from None
        try:
            answer = json.loads(output)
            if "fault" not in answer:
                return record_from(answer)
            problem = f"the grader process failed ({answer['fault'][:300]})"
        except (ValueError, KeyError, TypeError):
            how = f"was killed by signal {-process.returncode}" if process.returncode < 0 else f"ended with code {process.returncode}"
            problem = f"the grader process {how}"
    raise MachineError(problem)


def main() -> None:
    """Read a job from standard input, grade it, and write the record to standard output, or in one line what went wrong."""
    die_with_parent()
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(DIES_FIRST, "ascii")
    answer = os.dup(1)
    os.dup2(2, 1)  # whatever a check prints must not mix with the record
    job, data = job_from(sys.stdin.buffer.readline()), sys.stdin.buffer.read()
    try:
        said = grade(job, data, sandbox_called(job.sandbox)).as_json()
    except Exception as fault:
        traceback.print_exc()
        said = {"fault": f"{type(fault).__name__}: {fault}"}
    with os.fdopen(answer, "wb") as output:
        output.write(json.dumps(said).encode("ascii"))


if __name__ == "__main__":
    main()
