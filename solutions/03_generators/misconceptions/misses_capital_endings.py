"""Knows the endings in small letters only.

symptom: IMG_0815.JPG is not found.
fails: test_knows_pictures_by_their_ending
says: Is .JPG another kind of file than .jpg? How do you compare without regard to capitals?
"""

from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png")


def pictures(folder):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.name.lower().endswith(PICTURES)]


def find_leaks(train_dir, validation_dir):
    known = {path.read_bytes() for path in Path(train_dir).rglob("*") if path.is_file()}
    return sorted(path.relative_to(validation_dir).as_posix() for path in pictures(validation_dir) if path.suffix in PICTURES and path.read_bytes() in known)
