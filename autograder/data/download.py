"""Downloads that go on where they were interrupted, and are worth nothing until their checksum fits."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from autograder.data.pictures import Progress, nothing
from autograder.errors import MachineError

CHUNK = 1 << 16
ATTEMPTS = 5  # at a connection that breaks; every one goes on where the last one ended
TIMEOUT = (20.0, 60.0)  # seconds to connect, and without any byte


def download(url: str, sha256: str, path: Path, *, progress: Progress = nothing, pause: Callable[[float], None] = time.sleep) -> Path:
    """Download `url` to `path`, unless that is there already with this checksum.

    What has come before an interruption lies in `path` with `.part` behind it, and the next call asks only for the rest.
    Raises MachineError if the address can not be reached, or if what comes from it has another checksum.
    """
    try:
        import pooch
        from requests import RequestException
    except ImportError as missing:
        raise MachineError("downloads need pooch; run: pip install 'cnn-autograder[data]'") from missing

    def resume(address: str, output: Any, _pooch: Any, check_only: bool | None = False) -> bool | None:
        if not check_only:
            part = path.with_name(path.name + ".part")
            _fetch_all(address, part, progress, pause)
            os.replace(part, str(output))
        return None if not check_only else True

    pooch.get_logger().setLevel(logging.ERROR)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return Path(pooch.retrieve(url, f"sha256:{sha256}", fname=path.name, path=path.parent, downloader=resume))
    except RequestException as problem:
        raise MachineError(f"{url} can not be downloaded: {_reason(problem)}; the same command goes on where this one ended") from problem
    except ValueError as problem:  # pooch's word for a checksum that does not fit; it has removed the file
        raise MachineError(f"what comes from {url} is not the file that was published: its sha256 is not {sha256}; try again, or pass --from") from problem


def _fetch_all(url: str, part: Path, progress: Progress, pause: Callable[[float], None]) -> None:
    from requests import HTTPError, RequestException

    for attempt in range(1, ATTEMPTS + 1):
        before = part.stat().st_size if part.exists() else 0
        try:
            _fetch_rest(url, part, progress)
        except HTTPError as problem:
            if attempt == ATTEMPTS or (problem.response is not None and problem.response.status_code < 500):
                raise
        except RequestException:
            if attempt == ATTEMPTS:
                raise
        else:
            return
        if not part.exists() or part.stat().st_size == before:
            pause(attempt)


def _fetch_rest(url: str, part: Path, progress: Progress) -> None:
    import requests

    done = part.stat().st_size if part.exists() else 0
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={done}-"} if done else {})
    with requests.get(url, headers=headers, stream=True, timeout=TIMEOUT) as response:
        if done and response.status_code == requests.codes.requested_range_not_satisfiable:
            if response.headers.get("Content-Range", "").rpartition("/")[2] == str(done):
                return  # all of it has come before
            part.unlink()
            raise requests.ConnectionError(f"{part.name} did not fit the file on the server, and was removed")
        response.raise_for_status()
        goes_on = response.status_code == requests.codes.partial_content and response.headers.get("Content-Range", "").startswith(f"bytes {done}-")
        done = done if goes_on else 0
        total = done + int(response.headers.get("Content-Length", 0))
        with part.open("ab" if goes_on else "wb") as file:
            for chunk in response.iter_content(CHUNK):
                file.write(chunk)
                done += len(chunk)
                progress(done, total)
        if done < total:
            raise requests.ConnectionError(f"the connection ended after {done} of {total} bytes")


def _reason(problem: Exception) -> str:
    response = getattr(problem, "response", None)
    if response is not None:
        return f"{response.status_code} {response.reason}"
    text = str(problem)
    for sign, words in (
        ("NameResolution", "the name of the server is not known here (no network?)"),
        ("timed out", "the server does not answer"),
        ("refused", "the server refuses the connection"),
    ):
        if sign in text:
            return words
    return text.partition("\n")[0]
