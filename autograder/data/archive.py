"""Caltech 101 as it comes: a zip, the archive within it, or a folder that somebody has extracted."""

from __future__ import annotations

import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from autograder.errors import UsageError

IMAGE = re.compile(r"(?:^|.*/)(?P<kind>airplanes|motorbikes)/(?P<name>image_\d{4}\.jpg)", re.IGNORECASE)
INNER = "101_ObjectCategories.tar.gz"
LARGEST = 1 << 20  # bytes of one image; the largest of Caltech's has 23,000
SHAPES = ("", "101_ObjectCategories", "caltech-101/101_ObjectCategories", "caltech101/101_ObjectCategories")


def images_in(path: Path) -> Iterator[tuple[str, str, bytes]]:
    """Class, file name and bytes of every airplane and motorbike in a zip, a tar archive or a folder.

    No path of an archive is ever used as a path here; an archive with one that leads out of it is refused with a UsageError.
    """
    if path.is_dir():
        yield from _in_folder(path)
        return
    if not path.is_file():
        raise UsageError(f"no such file or folder: {path}")
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                yield from _in_zip(archive, path)
        elif tarfile.is_tarfile(path):
            with path.open("rb") as file:
                yield from _in_tar(file, path)
        else:
            raise UsageError(f"{path} is no zip and no tar archive; expected caltech-101.zip, {INNER} or a folder")
    except (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError) as problem:
        raise UsageError(f"{path} is damaged: {problem}; download it again") from problem


def _in_zip(archive: zipfile.ZipFile, path: Path) -> Iterator[tuple[str, str, bytes]]:
    for member in archive.infolist():
        _keep_within(member.filename, path)
        if PurePosixPath(member.filename).name == INNER and "__MACOSX" not in member.filename:
            with archive.open(member) as inner:
                yield from _in_tar(inner, path)
        elif (found := IMAGE.fullmatch(member.filename)) and not member.is_dir():
            _keep_small(member.filename, member.file_size, path)
            with archive.open(member) as file:
                yield found["kind"].lower(), found["name"].lower(), file.read(LARGEST)


def _in_tar(file: IO[bytes], path: Path) -> Iterator[tuple[str, str, bytes]]:
    with tarfile.open(fileobj=file, mode="r|*") as archive:
        for member in archive:
            _keep_within(member.name, path)
            if (found := IMAGE.fullmatch(member.name)) and member.isfile():
                _keep_small(member.name, member.size, path)
                content = archive.extractfile(member)
                assert content is not None, "a regular file has content"  # noqa: S101
                yield found["kind"].lower(), found["name"].lower(), content.read(LARGEST)


def _in_folder(path: Path) -> Iterator[tuple[str, str, bytes]]:
    for name in (INNER, f"caltech-101/{INNER}", "caltech-101.zip"):
        if (path / name).is_file():
            yield from images_in(path / name)
            return
    for shape in SHAPES:
        kinds = [each for each in sorted((path / shape).glob("*")) if each.name.lower() in ("airplanes", "motorbikes") and each.is_dir()]
        for folder in kinds:
            for file in sorted(folder.iterdir()):
                if IMAGE.fullmatch(f"{folder.name}/{file.name}") and file.is_file():
                    _keep_small(str(file), file.stat().st_size, path)
                    yield folder.name.lower(), file.name.lower(), file.read_bytes()
        if kinds:
            return


def _keep_within(name: str, path: Path) -> None:
    parts = PurePosixPath(name.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or re.match(r"[A-Za-z]:", name):
        raise UsageError(f"{path} is not what Caltech has published: it has a file that leads out of the archive ({name!r}); nothing was written")


def _keep_small(name: str, size: int, path: Path) -> None:
    if size > LARGEST:
        raise UsageError(f"{path} is not what Caltech has published: {name!r} has {size:,} bytes")
