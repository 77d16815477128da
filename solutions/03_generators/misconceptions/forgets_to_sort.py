"""Gives the leaks in the order in which it finds them.

symptom: All leaks are there, but the check is not happy.
fails: test_gives_a_sorted_list_of_paths
says: Read the first line of "Returns" once more. In which order do your paths come?
"""

import os
from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png")


def find_leaks(train_dir, validation_dir):
    known, found = set(), []
    for folder, _, files in os.walk(train_dir):
        known.update(Path(folder, name).read_bytes() for name in files)
    for folder, _, files in os.walk(validation_dir):
        for name in sorted(files):
            path = Path(folder, name)
            if name.lower().endswith(PICTURES) and path.read_bytes() in known:
                found.append(path.relative_to(validation_dir).as_posix())
    return found
