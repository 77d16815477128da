"""Otter's `autograder.zip`, or a folder of its test files, as a course of one assignment."""

from __future__ import annotations

import contextlib
import re
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from autograder.errors import UsageError
from autograder.otter.config import CONFIG, read_config

MAX_UNPACKED_MB = 512


@contextlib.contextmanager
def unpacked(source: Path) -> Iterator[tuple[Path, str]]:
    """While inside, there is a folder with `solutions/<slug>/otter_tests` and what else the source holds; gives it and the slug.

    `source` is Otter's autograder.zip, its unpacked folder, or a folder of test files. Raises UsageError if it is none of them.
    """
    with tempfile.TemporaryDirectory(prefix="otter-") as place:
        whole = Path(place, "whole")
        if source.is_dir():
            whole = source
        else:
            _unzip(source, whole)
        slug = _slug(read_config(whole / CONFIG).get("assignment_name") or source.stem)
        folder = Path(place, "course", "solutions", slug)
        tests = whole / "tests" if (whole / "tests").is_dir() else whole
        found = sorted(tests.glob("*.py"))
        if not found:
            raise UsageError(f"{source} holds no test files: neither tests/*.py, as Otter's autograder.zip does, nor *.py")
        (folder / "otter_tests").mkdir(parents=True)
        for path in found:
            shutil.copyfile(path, folder / "otter_tests" / path.name)
        if (whole / CONFIG).is_file():
            shutil.copyfile(whole / CONFIG, folder / CONFIG)
        if tests != whole and (whole / "files").is_dir():
            shutil.copytree(whole / "files", folder / "files")
        yield folder.parent.parent, slug


def _slug(name: object) -> str:
    return re.sub(r"[^\w.-]+", "_", str(name)).strip("._")[:100] or "otter"


def _unzip(source: Path, place: Path) -> None:
    """Take out tests, files and settings; nothing lands outside of `place`, whatever the names in the zip."""
    try:
        with zipfile.ZipFile(source) as archive:
            wanted = [each for each in archive.infolist() if _is_wanted(each)]
            if sum(each.file_size for each in wanted) > MAX_UNPACKED_MB << 20:
                raise UsageError(f"{source} holds more than {MAX_UNPACKED_MB} MB")
            for each in wanted:
                archive.extract(each, place)
    except FileNotFoundError:
        raise UsageError(f"{source} does not exist") from None
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as problem:
        raise UsageError(f"{source} is neither a folder nor a zip that can be read: {problem}") from problem


def _is_wanted(each: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(each.filename)
    ordinary = not each.is_dir() and not stat.S_ISLNK(each.external_attr >> 16)
    return ordinary and ".." not in path.parts and (each.filename == CONFIG or path.parts[:1] in (("tests",), ("files",)))
