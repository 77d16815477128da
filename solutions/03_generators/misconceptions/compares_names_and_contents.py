"""Wants the same name and the same content.

symptom: Only copies with the same name are found.
fails: test_finds_a_copy_under_another_name, test_content_decides_and_not_the_name
says: Somebody renames a copy. Has the network seen the picture or not?
"""

from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png")


def pictures(folder):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.name.lower().endswith(PICTURES)]


def find_leaks(train_dir, validation_dir):
    known = {(path.name, path.read_bytes()) for path in pictures(train_dir)}
    return sorted(path.relative_to(validation_dir).as_posix() for path in pictures(validation_dir) if (path.name, path.read_bytes()) in known)
