"""Stores the training files by name, so that of two files with one name only the second is kept.

symptom: Some copies are not found, and I can not see why.
fails: test_content_decides_and_not_the_name
says: Both class folders may hold a file 1.png. What happens in your dict when the second one comes?
"""

from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png")


def pictures(folder):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.name.lower().endswith(PICTURES)]


def find_leaks(train_dir, validation_dir):
    known = {path.name: path.read_bytes() for path in pictures(train_dir)}
    return sorted(path.relative_to(validation_dir).as_posix() for path in pictures(validation_dir) if path.read_bytes() in known.values())
