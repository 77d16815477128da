"""Results that are kept: the same network, trained in the same way on the same images, is trained once."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import secrets
from contextlib import AbstractContextManager, suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from autograder.lock import held

SCHEMA = 1


def key_of(request: dict[str, Any], threads: int) -> str:
    """A digest of everything that a training's numbers depend on: the request, the libraries, the processor, the number of threads."""
    circumstances = {"schema": SCHEMA, "request": request, "versions": _versions(), "processor": processor(), "threads": threads}
    return hashlib.sha256(json.dumps(circumstances, sort_keys=True).encode()).hexdigest()


def recall(folder: Path, key: str) -> dict[str, Any] | None:
    """A result that was kept; None if there is none, or it can not be read."""
    with suppress(OSError, ValueError):
        found = json.loads(_file(folder, key).read_text("utf-8"))
        if isinstance(found, dict):
            return found
    return None


def keep(folder: Path, key: str, result: dict[str, Any]) -> None:
    """Keep a result, whole or not at all; a disk that is full costs another training, and no grade."""
    temporary = folder / f".{secrets.token_hex(8)}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        temporary.write_text(json.dumps(result), "utf-8")
        os.replace(temporary, _file(folder, key))
    except OSError:
        with suppress(OSError):
            temporary.unlink()


def alone(folder: Path, key: str) -> AbstractContextManager[None]:
    """While inside, nobody else trains this network: who comes second waits, and finds the result."""
    return held(folder / f"{key}.lock")


def _file(folder: Path, key: str) -> Path:
    return folder / f"{key}.json"


@cache
def processor() -> str:
    """The processor's model: another one may round differently."""
    with suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines():
            if line.startswith(("model name", "CPU part")):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


@cache
def _versions() -> dict[str, str]:
    found = {}
    for name in ("tensorflow", "tensorflow-cpu", "keras", "numpy"):
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return found
