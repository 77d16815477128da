"""Also reports pictures that are twice in the validation folder.

symptom: Pictures are reported that are not in the training folder at all.
fails: test_names_each_leak_once
says: Has the network seen a picture in training that lies twice in validation and nowhere else?
"""

from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png")


def pictures(folder):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.name.lower().endswith(PICTURES)]


def find_leaks(train_dir, validation_dir):
    contents = [path.read_bytes() for path in (*pictures(train_dir), *pictures(validation_dir))]
    return sorted(path.relative_to(validation_dir).as_posix() for path in pictures(validation_dir) if contents.count(path.read_bytes()) > 1)
