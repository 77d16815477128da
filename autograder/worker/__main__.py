"""Start a worker: `python -I -m autograder.worker CONFIG_JSON`, launched by a sandbox only."""

from __future__ import annotations

import json
import os
import sys

from autograder import prctl
from autograder.worker import fence, keeper
from autograder.worker.channel import Channel


def main() -> None:
    """Give up every privilege, then serve the channel until it closes."""
    config = json.loads(sys.argv[1])
    if config["keeper"]:
        keeper.stay_behind()
    fence.limit(config)
    prctl.die_with_parent()
    if config["uid"] is not None:
        prctl.become(config["uid"])
    if config["files"] is not None:
        fence.close(**config["files"])
    folder = f"{os.environ['HOME']}/../work"  # beside the home folder, in which libraries keep their own files
    for each in (os.environ["HOME"], os.environ["TMPDIR"], folder):
        os.makedirs(each, exist_ok=True)
    os.chdir(folder)
    channel = Channel(*config["channel"])

    from autograder.worker.service import serve

    # What a notebook prints goes nowhere: there is nothing to flood, and nothing to parse.
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(quiet, stream)
    serve(channel)
    os._exit(0)  # whatever the student registered with atexit has no say


if __name__ == "__main__":
    main()
