"""Looks into the class folders and nowhere else.

symptom: A picture in a subfolder of a class is not found.
fails: test_looks_into_every_subfolder
says: How deep do you look? Keras reads subfolders of the class folders as well.
"""

from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png")


def pictures(folder):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.name.lower().endswith(PICTURES)]


def find_leaks(train_dir, validation_dir):
    def level(folder):
        return [path for path in pictures(folder) if len(path.relative_to(folder).parts) == 2]

    known = {path.read_bytes() for path in level(train_dir)}
    return sorted(path.relative_to(validation_dir).as_posix() for path in level(validation_dir) if path.read_bytes() in known)
