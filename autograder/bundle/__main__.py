"""The bundle's own entry: `python -I -m autograder.bundle prepare|grade FOLDER`, called by its scripts only."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Prepare a container once, or grade what was handed in."""
    match sys.argv[1:]:
        case ["prepare", source]:
            from autograder.bundle.preparation import prepare

            prepare(Path(source))
        case ["grade", root]:
            from autograder.bundle.session import grade

            sys.exit(grade(Path(root)))
        case _:
            sys.exit("usage: python -m autograder.bundle prepare SOURCE | grade ROOT")


if __name__ == "__main__":
    main()
