"""Knows .jpg and .png, but not .jpeg.

symptom: photo.jpeg is not found.
fails: test_knows_pictures_by_their_ending, test_content_decides_and_not_the_name
says: Count the endings in the docstring, then those in your function.
"""

from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png")


def pictures(folder):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.name.lower().endswith(PICTURES)]


def find_leaks(train_dir, validation_dir):
    known = {path.read_bytes() for path in Path(train_dir).rglob("*") if path.is_file()}
    return sorted(
        path.relative_to(validation_dir).as_posix()
        for path in pictures(validation_dir)
        if not path.name.lower().endswith(".jpeg") and path.read_bytes() in known
    )
