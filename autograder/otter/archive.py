"""Otter's `autograder.zip`, or a folder of its test files, as a course of one assignment."""

from __future__ import annotations

import contextlib
import lzma
import re
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from autograder.errors import AutograderError, UsageError
from autograder.otter.config import CONFIG, read_config

MAX_UNPACKED_MB = 512
NO_TESTS = ("__init__.py", "conftest.py")  # which lie in folders of tests for other programs' sake
IS_A_TEST = re.compile(r"^[ \t]*OK_FORMAT\b", re.MULTILINE)  # what Otter wants of a test file; what does not say it is a module that tests import


@contextlib.contextmanager
def unpacked(source: Path) -> Iterator[tuple[Path, str]]:
    """While inside, there is a folder with `solutions/<slug>/otter_tests` and what else the source holds; gives it and the slug.

    `source` is Otter's autograder.zip, its unpacked folder, or a folder of test files. Raises UsageError if it is none of them. What is raised inside
    is raised again with the source's files in the place of those here, which are gone by then.
    """
    with tempfile.TemporaryDirectory(prefix="otter-") as made:
        place = Path(made).resolve()  # as messages name it
        whole = source if source.is_dir() else place / "whole"
        tests, folder = whole, place / "course" / "solutions"
        try:
            if whole != source:
                _unzip(source, whole)
            tests = whole / "tests" if (whole / "tests").is_dir() else whole
            slug = _slug(read_config(whole / CONFIG).get("assignment_name") or source.stem)
            folder = folder / slug
            _lay_out(source, whole, tests, folder)
            yield folder.parent.parent, slug
        except AutograderError as problem:
            said = str(problem).replace(str(folder / "otter_tests"), str(tests)).replace(str(folder), str(whole)).replace(str(whole), str(source))
            if said == str(problem):
                raise
            raise type(problem)(said) from problem


def _lay_out(source: Path, whole: Path, tests: Path, folder: Path) -> None:
    """Copy what lies in `whole`, with tests in `tests`, to where an assignment has it; raises UsageError if it holds no tests or can not be read."""
    try:
        found = {path: IS_A_TEST.search(path.read_text("utf-8", "replace")) for path in sorted(tests.glob("*.py")) if path.name not in NO_TESTS}
        if not any(found.values()):
            raise UsageError(f"{source} holds no test files (they say OK_FORMAT = ...): neither tests/*.py, as Otter's autograder.zip does, nor *.py")
        (folder / "otter_tests").mkdir(parents=True)
        if (whole / CONFIG).is_file():
            shutil.copyfile(whole / CONFIG, folder / CONFIG)
        if tests != whole and (whole / "files").is_dir():
            shutil.copytree(whole / "files", folder / "files")
        for path, is_test in found.items():
            if is_test:
                shutil.copyfile(path, folder / "otter_tests" / path.name)
            elif not (folder / "files" / path.name).exists():  # which is the one that Otter's tests would find
                (folder / "autograder_files").mkdir(exist_ok=True)
                shutil.copyfile(path, folder / "autograder_files" / path.name)
    except shutil.Error as problem:  # of several files: (from, to, why)
        (path, _, why), *_ = problem.args[0]
        raise UsageError(f"{path} can not be read: {why}") from problem
    except OSError as problem:
        raise UsageError(f"{problem.filename} can not be read: {problem.strerror}; take it out of {source}, or mend it") from problem


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
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, NotImplementedError) as problem:
        raise UsageError(f"{source} is neither a folder nor a zip that can be read: {problem}") from problem


def _is_wanted(each: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(each.filename)
    ordinary = not each.is_dir() and not stat.S_ISLNK(each.external_attr >> 16)
    return ordinary and ".." not in path.parts and (each.filename == CONFIG or path.parts[:1] in (("tests",), ("files",)))
