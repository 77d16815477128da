"""Start a cold worker: `python -I -m autograder.worker CONFIG_JSON`, launched by a sandbox only."""

from __future__ import annotations

import json
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
    channel = Channel(*config["channel"])

    from autograder.worker.service import settle, work

    settle()

    from autograder.worker.shell import make_shell  # IPython looks for its home as soon as it is imported

    work(channel, make_shell())


if __name__ == "__main__":
    main()
