"""A warm worker: `python -I -m autograder.worker.warm CONFIG_JSON`, launched by a sandbox only.

It imports what notebooks import, runs nothing of it, knows no secret, and forks a worker for each request.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import socket
import sys
from typing import Any

from autograder import forkserver, prctl
from autograder.worker import fence, namespaces
from autograder.worker.channel import Channel
from autograder.worker.service import settle, work
from autograder.worker.shell import make_shell

DIES_FIRST = "500"  # where a machine has no memory left, a worker is to go before the warm one, and with it all others


def main() -> None:
    """Load everything, then fork until the grader ends this process."""
    config = json.loads(sys.argv.pop())
    os.umask(0o022)
    os.makedirs(os.environ["HOME"], exist_ok=True)
    for name in config["preload"]:
        with contextlib.suppress(Exception):  # a notebook that needs it will say so itself
            importlib.import_module(name)
    shell = make_shell()
    folders = [folder for folder, _, _ in os.walk(os.environ["HOME"])]

    def begin(request: dict[str, Any], channel: int) -> None:
        with open("/proc/self/oom_score_adj", "w") as file:
            file.write(DIES_FIRST)
        namespaces.enter(request["scratch_mb"], config["visible"], config["user"])
        fence.limit(request)
        prctl.become(request["uid"])
        fence.filter_calls(config["seccomp"])
        for folder in folders:
            os.makedirs(folder)
        settle()
        _forget_chance()
        work(Channel(channel, channel), shell)

    with socket.socket(fileno=config["control"]) as control:
        forkserver.serve(control, begin, namespaces.Forking().fork)


def _forget_chance() -> None:
    """Let random numbers differ from worker to worker, as if NumPy had been imported here (Python's own see to it themselves)."""
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()


if __name__ == "__main__":
    main()
