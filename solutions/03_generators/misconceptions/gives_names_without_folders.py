"""Gives the file names without their folders.

symptom: Two leaks of the same name look like one.
fails: test_finds_a_copy_under_another_name, test_content_decides_and_not_the_name
says: There may be two files of that name. What does the reader need to find yours?
"""

from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png")


def pictures(folder):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.name.lower().endswith(PICTURES)]


def find_leaks(train_dir, validation_dir):
    known = {path.read_bytes() for path in pictures(train_dir)}
    return sorted(path.name for path in pictures(validation_dir) if path.read_bytes() in known)
