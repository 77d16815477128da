"""Gives the paths of the training files.

symptom: The paths in my list do not exist in the validation folder.
fails: test_finds_a_copy_under_another_name, test_content_decides_and_not_the_name
says: Which of the two copies should be thrown out of its folder, and which one do you name?
"""

from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png")


def pictures(folder):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.name.lower().endswith(PICTURES)]


def find_leaks(train_dir, validation_dir):
    known = {path.read_bytes() for path in pictures(validation_dir)}
    return sorted(path.relative_to(train_dir).as_posix() for path in pictures(train_dir) if path.read_bytes() in known)
