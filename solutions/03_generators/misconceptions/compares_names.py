"""Compares the names of the files.

symptom: Copies under other names are not found.
fails: test_finds_a_copy_under_another_name, test_content_decides_and_not_the_name
says: Rename a picture: has it become another one? Two cameras both write IMG_0001.jpg: is that the same picture?
"""

from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png")


def pictures(folder):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.name.lower().endswith(PICTURES)]


def find_leaks(train_dir, validation_dir):
    known = {path.name for path in pictures(train_dir)}
    return sorted(path.relative_to(validation_dir).as_posix() for path in pictures(validation_dir) if path.name in known)
