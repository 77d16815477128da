"""Looks into the folder itself, not into its subfolders.

symptom: It never finds anything.
fails: test_finds_a_copy_under_another_name, test_looks_into_every_subfolder
says: Print the files that you look at. Where do the pictures lie?
"""

from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png")


def find_leaks(train_dir, validation_dir):
    known = {path.read_bytes() for path in Path(train_dir).iterdir() if path.is_file()}
    top = [path for path in Path(validation_dir).iterdir() if path.name.lower().endswith(PICTURES)]
    return sorted(path.relative_to(validation_dir).as_posix() for path in top if path.read_bytes() in known)
