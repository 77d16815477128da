"""Start a worker: `python -I -m autograder.worker CHANNEL_FD CONFIG_JSON`, launched by a sandbox only."""

from __future__ import annotations

import json
import os
import resource
import socket
import sys

from autograder.prctl import die_with_parent, give_up_capabilities

MEGABYTE = 1 << 20


def main() -> None:
    """Give up every privilege, then serve the channel until it closes."""
    channel_fd, config = int(sys.argv[1]), json.loads(sys.argv[2])
    _limit(config)
    die_with_parent()
    if config["uid"] is not None:
        give_up_capabilities()
        os.setgroups([])
        os.setresgid(config["uid"], config["uid"], config["uid"])
        os.setresuid(config["uid"], config["uid"], config["uid"])
    folder = f"{os.environ['HOME']}/../work"  # beside the home folder, in which libraries keep their own files
    os.makedirs(os.environ["HOME"], exist_ok=True)
    os.makedirs(folder, exist_ok=True)
    os.chdir(folder)
    channel = socket.socket(fileno=channel_fd)
    channel.set_inheritable(False)

    from autograder.worker.service import serve

    # What a notebook prints goes nowhere: there is nothing to flood, and nothing to parse.
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    serve(channel)
    os._exit(0)  # whatever the student registered with atexit has no say


def _limit(config: dict[str, int]) -> None:
    """Set limits that no child can raise again."""
    hard = {
        resource.RLIMIT_CPU: config["cpu_seconds"],
        resource.RLIMIT_DATA: config["memory_mb"] * MEGABYTE,
        resource.RLIMIT_FSIZE: config["file_mb"] * MEGABYTE,
        resource.RLIMIT_NPROC: config["processes"],
        resource.RLIMIT_NOFILE: 128,  # sockets and pipes take memory that no limit of processes sees
        resource.RLIMIT_CORE: 0,
    }
    for limit, wanted in hard.items():
        _, ceiling = resource.getrlimit(limit)
        value = wanted if ceiling == resource.RLIM_INFINITY else min(wanted, ceiling)
        resource.setrlimit(limit, (value, value))


if __name__ == "__main__":
    main()
