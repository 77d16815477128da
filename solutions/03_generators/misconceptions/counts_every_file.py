"""Reports all equal files, not only pictures.

symptom: My list has a notes.txt in it.
fails: test_knows_pictures_by_their_ending
says: Which of the files in your list is not a picture? How do you know a picture here?
"""

from pathlib import Path


def find_leaks(train_dir, validation_dir):
    known = {path.read_bytes() for path in Path(train_dir).rglob("*") if path.is_file()}
    files = [path for path in Path(validation_dir).rglob("*") if path.is_file()]
    return sorted(path.relative_to(validation_dir).as_posix() for path in files if path.read_bytes() in known)
