"""Returns as soon as it has found one.

symptom: My list never has more than one entry.
fails: test_gives_a_sorted_list_of_paths, test_content_decides_and_not_the_name
says: Where does your return stand: inside the loop or behind it?
"""

from pathlib import Path

PICTURES = (".jpg", ".jpeg", ".png")


def pictures(folder):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.name.lower().endswith(PICTURES)]


def find_leaks(train_dir, validation_dir):
    known = {path.read_bytes() for path in pictures(train_dir)}
    for path in pictures(validation_dir):
        if path.read_bytes() in known:
            return [path.relative_to(validation_dir).as_posix()]
    return []
