"""What is done once, when the container is made: hidden files are closed, and images are there before anyone waits for them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from autograder.bundle.orders import read_orders
from autograder.course import find_course
from autograder.data import make_dataset
from autograder.data.cache import cache_folder

OWNER_ALONE = 0o077  # the permissions that are taken away


def prepare(source: Path) -> None:
    """Make a container ready to grade what is unpacked in `source`.

    Raises AutograderError if the checks do not load or there are no images.
    """
    orders = read_orders(source)
    course = find_course(source)
    points = course.assignment(orders.assignment).max_score
    if orders.dataset is not None:
        if orders.dataset == "caltech101":
            from autograder.data.caltech101 import fetch

            fetch()
        make_dataset(course.settings.dataset, root=course.root)
    cache_folder().mkdir(parents=True, exist_ok=True)
    close([source, cache_folder()])
    print(f"ready to grade {orders.assignment}: {points:g} points")


def close(folders: Iterable[Path]) -> None:
    """Leave folders, with all in them, to their owner alone. What is a link stays what it is."""
    for folder in folders:
        for parent, _, files in os.walk(folder):
            for path in (parent, *(os.path.join(parent, name) for name in files)):
                if not os.path.islink(path):
                    os.chmod(path, os.stat(path).st_mode & ~OWNER_ALONE)
