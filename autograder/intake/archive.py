"""Zip files by strangers, read in memory and never unpacked to disk.

A member is found by its number, not by its name: names can be anything, even the same twice. So there is nothing
for `../` and symbolic links to bite on. What could exhaust the machine is refused before it is read.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from autograder.errors import Unreadable
from autograder.intake.filetype import kind_of

MB = 2**20
MAX_MEMBERS = 10_000
MAX_DIRECTORY = 8 * MB  # of the table of contents, which is read as a whole: 10,000 members with names of 800 bytes
MAX_UNPACKED = 20_000 * MB
MAX_RATIO = 200  # unpacked to packed; a notebook with printed tables reaches 30, a bomb 1000
HARMLESS = 100 * MB  # below this any ratio is fine
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # zipfile unpacks the others in one piece, however large
_ENCRYPTED, _UTF8 = 0x1, 0x800  # bits of a member's flags


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file lies: on disk, or as a member of a zip (of a zip ...) on disk."""

    path: Path
    members: tuple[int, ...] = ()

    def read(self, max_mb: int) -> bytes:
        """Read the file; raises Unreadable if it is larger, or not there any more."""
        with _opened(self.path) as file:
            if not self.members:
                return _bounded(file, max_mb)
            for number in self.members[:-1]:
                file = io.BytesIO(Archive(file).read(number, max_mb))  # noqa: PLW2901 - the `with` closes the file on disk
            return Archive(file).read(self.members[-1], max_mb)


@dataclass(frozen=True, slots=True)
class Member:
    """One file in a zip; `parts` is its path without steps upwards."""

    number: int
    parts: tuple[str, ...]
    is_link: bool
    size: int  # unpacked, as the table of contents has it


class Archive:
    """An open zip that passed the checks."""

    def __init__(self, file: IO[bytes]) -> None:
        """Read the table of contents; raises Unreadable for what is no zip, or not a harmless one."""
        size = file.seek(0, io.SEEK_END)
        with _as_unreadable(f"this is {_kind(file)}"):
            _refuse_large_directory(file)
            self._zip = zipfile.ZipFile(file)
        _refuse_dangers(self._zip.infolist(), size)

    def members(self) -> Iterator[Member]:
        """All files, without the folders."""
        for number, info in enumerate(self._zip.infolist()):
            parts = tuple(part for part in re.split(r"[/\\]", _name(info)) if part not in ("", ".", ".."))
            if parts and not info.is_dir():
                yield Member(number, parts, stat.S_ISLNK(info.external_attr >> 16), info.file_size)

    def read(self, number: int, max_mb: int) -> bytes:
        """Unpack one member in memory; raises Unreadable if it is larger, or damaged."""
        with _as_unreadable("this lies in a damaged zip"):
            info = self._zip.infolist()[number]
            if info.compress_type not in _METHODS:
                raise Unreadable("this is packed in a way that is not read here: pack it as an ordinary zip")
            if info.file_size > max_mb * MB:
                raise Unreadable(f"this is larger than {max_mb} MB")
            with self._zip.open(info) as file:
                return _bounded(file, max_mb)


def _bounded(file: IO[bytes], max_mb: int) -> bytes:
    data = file.read(max_mb * MB + 1)
    if len(data) > max_mb * MB:
        raise Unreadable(f"this is larger than {max_mb} MB")
    return data


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait forever
            raise Unreadable("this is not a regular file")
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise Unreadable(f"this can not be read: {error.strerror or error}") from error


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open a zip on disk; raises Unreadable for what is no zip, or not a harmless one."""
    with _opened(path) as file:
        yield Archive(file)


@contextmanager
def _as_unreadable(sentence: str) -> Iterator[None]:
    try:
        yield
    except Unreadable:
        raise
    except Exception as error:  # zipfile raises a dozen types for damaged files
        raise Unreadable(sentence) from error


def _kind(file: IO[bytes]) -> str:
    """What the file is in case that it turns out to be no zip."""
    file.seek(0)
    start = file.read(4096)
    if not start:
        return "an empty file"
    kind = kind_of(start)
    return f"{kind}, not a zip" if kind and b"PK" not in start[:16] else "a damaged zip"


def _refuse_large_directory(file: IO[bytes]) -> None:
    # Private, and still the right one: any reading of our own could be made to differ from that of zipfile.
    end = zipfile._EndRecData(file)  # type: ignore[attr-defined]  # noqa: SLF001
    if end and end[5] > MAX_DIRECTORY:
        raise Unreadable(f"this is a zip with more than {MAX_MEMBERS:,} files")


def _refuse_dangers(members: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(info.file_size for info in members)
    if len(members) > MAX_MEMBERS:
        raise Unreadable(f"this is a zip with more than {MAX_MEMBERS:,} files")
    if any(info.flag_bits & _ENCRYPTED for info in members):
        raise Unreadable("this is an encrypted zip: it can not be read without its password")
    if unpacked > MAX_UNPACKED or unpacked > max(HARMLESS, MAX_RATIO * size):
        raise Unreadable(f"this is a zip that would unpack to {unpacked // MB:,} MB, {unpacked // max(size, 1):,} times its size")


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name; macOS writes UTF-8 without saying so, which zipfile takes for the letters of MS-DOS."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename
