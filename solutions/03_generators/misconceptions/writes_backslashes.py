"""Writes paths with backslashes, as Windows does.

symptom: It looked right on my computer.
fails: test_finds_a_copy_under_another_name, test_content_decides_and_not_the_name
says: Which sign stands between folder and file in the example? pathlib has a method that always writes it.
"""

from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png")


def pictures(folder):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.name.lower().endswith(PICTURES)]


def find_leaks(train_dir, validation_dir):
    known = {path.read_bytes() for path in pictures(train_dir)}
    return sorted(str(path.relative_to(validation_dir)).replace("/", "\\") for path in pictures(validation_dir) if path.read_bytes() in known)
