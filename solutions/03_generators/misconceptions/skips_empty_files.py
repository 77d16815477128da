"""Leaves out empty files.

symptom: An empty file is nothing to me.
fails: test_broken_and_empty_files_have_bytes_too
says: How many bytes must two files have to be equal? Read what the text says about empty files.
"""

from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png")


def pictures(folder):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.name.lower().endswith(PICTURES)]


def find_leaks(train_dir, validation_dir):
    known = {path.read_bytes() for path in pictures(train_dir)}
    return sorted(path.relative_to(validation_dir).as_posix() for path in pictures(validation_dir) if path.stat().st_size and path.read_bytes() in known)
