"""What Otter's configuration says of running a notebook: `otter_config.json`, and the files beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from autograder.errors import AuthorError
from autograder.values import Folder, Stage

CONFIG = "otter_config.json"
FOLDERS = ("files", "autograder_files")  # what students get beside the notebook, and what only graded notebooks find there
MAX_FILES_MB = 48  # of all files beside a notebook; they are sent to each worker


def read_config(path: Path) -> dict[str, Any]:
    """An otter_config.json, empty if there is none; raises AuthorError if it is not one."""
    if not path.is_file():
        return {}
    try:
        config = json.loads(path.read_bytes())
    except ValueError as problem:
        raise AuthorError(f"{path} is not JSON: {problem}") from problem
    if not isinstance(config, dict):
        raise AuthorError(f"{path} holds no settings")
    return config


def files_in(folder: Path) -> tuple[Path, ...]:
    """All files of a folder and its folders, but for what Python and people's desktops leave there."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return tuple(sorted(path for path in found if not any(part.startswith(".") or part == "__pycache__" for part in path.relative_to(folder).parts)))


def stage_of(folder: Path) -> Stage:
    """What a notebook of the assignment in this folder finds: its files beside it, and the seed; raises AuthorError if that can not be."""
    config = read_config(folder / CONFIG)
    seed, variable = config.get("seed"), config.get("seed_variable")
    if not (seed is None or type(seed) is int) or not (variable is None or (isinstance(variable, str) and variable.isidentifier())):
        raise AuthorError(f"{folder / CONFIG}: seed is a whole number, and seed_variable the name of a variable")
    files = {path.relative_to(folder / name).as_posix(): path for name in FOLDERS for path in files_in(folder / name)}
    if sum(path.stat().st_size for path in files.values()) > MAX_FILES_MB << 20:
        raise AuthorError(f"{folder} holds more than {MAX_FILES_MB} MB in {' and '.join(FOLDERS)}, which is too much to send to each notebook")
    return Stage(Folder({name: path.read_bytes() for name, path in files.items()}) if files else None, seed, variable)
