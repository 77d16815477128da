"""Compares the paths below the two folders.

symptom: A copy in another class, or under another name, is not found.
fails: test_finds_a_copy_under_another_name, test_content_decides_and_not_the_name
says: Rename a picture: has it become another one? What do two copies have in common?
"""

from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png")


def pictures(folder):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.name.lower().endswith(PICTURES)]


def find_leaks(train_dir, validation_dir):
    known = {path.relative_to(train_dir) for path in pictures(train_dir)}
    return sorted(path.relative_to(validation_dir).as_posix() for path in pictures(validation_dir) if path.relative_to(validation_dir) in known)
