"""Names a leak once for each training file that it equals.

symptom: Some paths are in my list twice.
fails: test_names_each_leak_once
says: A picture lies twice in the training folder. How often does your inner loop append, and what could stop it?
"""

from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png")


def pictures(folder):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.name.lower().endswith(PICTURES)]


def find_leaks(train_dir, validation_dir):
    found = []
    for path in pictures(validation_dir):
        found += [path.relative_to(validation_dir).as_posix() for other in pictures(train_dir) if path.read_bytes() == other.read_bytes()]
    return sorted(found)
