"""Compares the sizes of the files.

symptom: Too many pictures are found.
fails: test_every_byte_counts
says: Can two different pictures have the same number of bytes?
"""

from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png")


def pictures(folder):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.name.lower().endswith(PICTURES)]


def find_leaks(train_dir, validation_dir):
    known = {path.stat().st_size for path in pictures(train_dir)}
    return sorted(path.relative_to(validation_dir).as_posix() for path in pictures(validation_dir) if path.stat().st_size in known)
