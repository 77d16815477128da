"""Opens the files as pictures and compares their pixels.

symptom: UnidentifiedImageError for a broken file.
fails: test_broken_and_empty_files_have_bytes_too, test_every_byte_counts
says: Do you need to see a picture to know whether two files are copies? What about a file that is broken?
"""

from pathlib import Path

from PIL import Image

PICTURES = (".jpg", ".jpeg", ".png")


def pictures(folder):
    return [path for path in sorted(Path(folder).rglob("*")) if path.is_file() and path.name.lower().endswith(PICTURES)]


def find_leaks(train_dir, validation_dir):
    def pixels(path):
        with Image.open(path) as picture:
            return picture.size, picture.convert("RGB").tobytes()

    known = {pixels(path) for path in pictures(train_dir)}
    return sorted(path.relative_to(validation_dir).as_posix() for path in pictures(validation_dir) if pixels(path) in known)
