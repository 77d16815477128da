"""Opens the files as text.

symptom: UnicodeDecodeError: 'utf-8' codec can't decode byte 0x89.
fails: test_finds_a_copy_under_another_name, test_content_decides_and_not_the_name
says: A picture is not a text. In which mode do you open it, and what does pathlib offer?
"""

from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png")


def pictures(folder):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.name.lower().endswith(PICTURES)]


def find_leaks(train_dir, validation_dir):
    known = {path.read_text("utf-8") for path in pictures(train_dir)}
    return sorted(path.relative_to(validation_dir).as_posix() for path in pictures(validation_dir) if path.read_text("utf-8") in known)
