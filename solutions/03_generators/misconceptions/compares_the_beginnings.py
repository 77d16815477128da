"""Compares the first 32 bytes only.

symptom: Nearly everything is found.
fails: test_every_byte_counts, test_content_decides_and_not_the_name
says: Print the first bytes of a few picture files. How much of a file must be equal?
"""

from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png")


def pictures(folder):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.name.lower().endswith(PICTURES)]


def find_leaks(train_dir, validation_dir):
    known = {path.read_bytes()[:32] for path in pictures(train_dir)}
    return sorted(path.relative_to(validation_dir).as_posix() for path in pictures(validation_dir) if path.read_bytes()[:32] in known)
