"""Reads everything that it finds, folders too.

symptom: IsADirectoryError.
fails: test_finds_a_copy_under_another_name, test_content_decides_and_not_the_name
says: What else than files lies in a folder? Print what your search finds.
"""

from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png")


def pictures(folder):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.name.lower().endswith(PICTURES)]


def find_leaks(train_dir, validation_dir):
    known = {path.read_bytes() for path in Path(train_dir).rglob("*")}
    return sorted(path.relative_to(validation_dir).as_posix() for path in pictures(validation_dir) if path.read_bytes() in known)
