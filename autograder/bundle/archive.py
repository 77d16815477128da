"""A bundle's files on disk: as a zip or as a folder, the same bytes for the same files, everywhere and every time."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterable
from pathlib import Path

from autograder.bundle.contents import Item
from autograder.errors import UsageError
from autograder.record import write_atomically

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name
UNIX = 3  # the system whose permissions a zip carries


def zipped(items: Iterable[Item]) -> bytes:
    """The files as a zip, uncompressed: compression would differ from one zlib to the next."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for item in sorted(items):
            entry = zipfile.ZipInfo(item.path, LONG_AGO)
            entry.create_system = UNIX
            entry.external_attr = (stat.S_IFREG | _mode(item)) << 16
            archive.writestr(entry, item.data)
    return buffer.getvalue()


def write_zip(path: Path, items: Iterable[Item]) -> int:
    """Write the zip in place of what is there, and return its size in bytes; raises UsageError if it can not be written."""
    data = zipped(items)
    try:
        if path.is_dir():
            raise UsageError(f"{path} is a folder; name a file: --out FILE.zip")
        write_atomically(path, data)
    except OSError as problem:
        raise UsageError(f"can not write {path}: {problem.strerror}; choose another place: --out FILE.zip") from problem
    return len(data)


def write_folder(folder: Path, items: Iterable[Item]) -> None:
    """Write the files into a new or empty folder; raises UsageError if it holds something, or can not be written."""
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(f"{folder} is there and not empty; delete it, or choose another: --out DIR")
        for item in sorted(items):
            path = folder / item.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(item.data)
            path.chmod(_mode(item))
    except OSError as problem:
        raise UsageError(f"can not write to {folder}: {problem.strerror}; choose another place: --out DIR") from problem


def _mode(item: Item) -> int:
    """For the owner alone: there are hidden checks in it."""
    return 0o700 if item.program else 0o600
