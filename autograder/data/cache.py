"""Decoded images in memory-mapped files: made once, whole or not at all, and damage to them is noticed.

A data set in one size is a folder with four arrays, `manifest.json` and `images.json`. The manifest names each array with its size, digest and
time stamp. To open it costs four looks at time stamps; an array whose stamp has changed since is read and its digest compared, as git does with its
index. `verify` reads every byte, and finds in images.json which images a damaged array has lost.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from autograder.data.damage import Damage, DamagedData, DamagedImages, named
from autograder.data.pictures import PARTS, Picture, Pixels, Progress, Source, decode, nothing, sha256_of

SCHEMA = 1


def cache_folder() -> Path:
    """Where data that can be made again is kept: $AUTOGRADER_CACHE, or `autograder` in the user's cache folder."""
    if chosen := os.environ.get("AUTOGRADER_CACHE"):
        return Path(chosen).expanduser().absolute()
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "autograder"


def arrays_folder(source: Source, size: tuple[int, int]) -> Path:
    """Where the decoded images of a data set lie."""
    return cache_folder() / "arrays" / f"{source.key}-{size[0]}x{size[1]}"


def decoded() -> list[dict[str, Any]]:
    """Name, size, number of images, bytes and place of every decoded set that is here."""
    found = []
    for path in sorted(cache_folder().glob("arrays/[!.]*/manifest.json")):
        with suppress(OSError, ValueError, KeyError, TypeError):
            manifest = json.loads(path.read_bytes())
            arrays = manifest["arrays"]
            images = sum(arrays[f"{part}_x"]["shape"][0] for part in PARTS)
            bytes_ = sum(entry["bytes"] for entry in arrays.values())
            found.append({"name": manifest["name"], "size": manifest["size"], "images": images, "bytes": bytes_, "folder": str(path.parent)})
    return found


def read_manifest(folder: Path, remedy: str) -> dict[str, Any] | None:
    """The manifest of decoded images; None if there are none. Raises DamagedData if it can not be trusted."""
    path = folder / "manifest.json"
    try:
        manifest = json.loads(path.read_bytes())
        written = manifest.pop("sha256")
        sound = manifest["schema"] != SCHEMA or written == _sealed(manifest)["sha256"]
    except FileNotFoundError:
        if folder.exists():
            raise DamagedData(f"{path} is missing; to make it anew: {remedy}") from None
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        sound = False
    if not sound:
        raise DamagedData(f"{path} is damaged; to make it anew: {remedy}")
    return manifest if manifest["schema"] == SCHEMA else None


def load(folder: Path, manifest: Mapping[str, Any], remedy: str) -> dict[str, npt.NDArray[np.uint8]]:
    """Map the arrays of a folder; an array that was touched since it was made is read and compared first."""
    arrays = {}
    for name, entry in manifest["arrays"].items():
        path = folder / f"{name}.npy"
        try:
            stat = path.stat()
            if (stat.st_size, stat.st_mtime_ns) != (entry["bytes"], entry["mtime_ns"]) and sha256_of(path) != entry["sha256"]:
                raise DamagedData(f"{path} is damaged: it is not what was written there; to make it anew: {remedy}")
            arrays[name] = _map(path, entry)
        except (OSError, ValueError) as problem:
            raise DamagedData(f"{path} can not be read ({problem}); to make it anew: {remedy}") from problem
    return arrays


def examine(folder: Path, manifest: Mapping[str, Any]) -> Iterator[Damage]:
    """Read every byte of the arrays, and name what is damaged, down to the images."""
    index = folder / "images.json"
    try:
        images = json.loads(index.read_bytes())
        if sha256_of(index) != manifest["images_sha256"]:
            raise ValueError("it is not what was written there")
    except (OSError, ValueError) as problem:
        yield Damage(index, str(problem))
        images = {part: [] for part in PARTS}
    for name, entry in manifest["arrays"].items():
        path = folder / f"{name}.npy"
        try:
            if sha256_of(path) == entry["sha256"]:
                continue
            array = _map(path, entry)
        except (OSError, ValueError, EOFError) as problem:
            yield Damage(path, str(problem))
            continue
        part, _, axis = name.partition("_")
        lost = [each["name"] for row, each in zip(array, images[part], strict=False) if _digest(row) != each["pixels"]] if axis == "x" else []
        yield Damage(path, f"not what was written there{': ' + named(lost) if lost else ''}")


def make(folder: Path, source: Source, size: tuple[int, int], progress: Progress = nothing) -> dict[str, Any]:
    """Decode all images of a source into `folder`, in place of what is there, and return its manifest.

    Raises DamagedImages, with their names, if there are images that can not be decoded.
    """
    recipe, pictures = source.recipe(), source.pictures()
    total, done, damaged = sum(map(len, pictures.values())), 0, []
    with replacing(folder) as fresh:
        arrays: dict[str, Any] = {}
        images: dict[str, list[dict[str, str]]] = {}
        for part in PARTS:
            ordered = sorted(pictures[part], key=lambda each: (each.order, each.name))
            pixels = np.lib.format.open_memmap(fresh / f"{part}_x.npy", mode="w+", dtype=np.uint8, shape=(len(ordered), *size, 3))
            images[part] = []
            for place, picture in enumerate(ordered):
                try:
                    pixels[place] = decode(_bytes_of(picture), size)
                except ValueError as problem:
                    damaged.append(f"{picture.name}: {problem}")
                images[part].append({"name": picture.name, "order": picture.order, "pixels": _digest(pixels[place])})
                done += 1
                progress(done, total)
            pixels.flush()
            del pixels
            np.save(fresh / f"{part}_y.npy", np.array([each.label for each in ordered], np.uint8))
            arrays |= {f"{part}_{axis}": _entry(fresh / f"{part}_{axis}.npy") for axis in "xy"}
        if damaged:
            raise DamagedImages(
                f"{source.name}: {_count(len(damaged), 'image')} can not be used: {named(damaged)}; mend or delete them, then run: {source.remedy}"
            )
        (fresh / "images.json").write_text(json.dumps(images, indent=0), "utf-8")
        manifest = {
            "schema": SCHEMA,
            "name": source.name,
            "classes": source.classes(),
            "size": size,
            "recipe": recipe,
            "digest": hashlib.sha256(json.dumps([source.classes(), [arrays[name]["sha256"] for name in sorted(arrays)]]).encode()).hexdigest(),
            "arrays": arrays,
            "images_sha256": sha256_of(fresh / "images.json"),
        }
        (fresh / "manifest.json").write_text(json.dumps(_sealed(manifest), indent=1), "utf-8")
    return json.loads(json.dumps(manifest))  # type: ignore[no-any-return]  # lists where there were tuples, as when it is read


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """A new folder to fill, which takes the place of `folder` at the end; if that end is not reached, nothing has changed."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = folder.with_name(f".{secrets.token_hex(8)}.part")
    fresh.mkdir()
    try:
        yield fresh
        with suppress(FileNotFoundError):
            os.rename(folder, old := folder.with_name(f".{secrets.token_hex(8)}.part"))
            shutil.rmtree(old, ignore_errors=True)
        try:
            os.rename(fresh, folder)
        except OSError:
            if not folder.is_dir():
                raise  # else another process has just made the same
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _bytes_of(picture: Picture) -> bytes:
    try:
        return picture.read()
    except OSError as problem:
        raise ValueError(problem.strerror or str(problem)) from problem


def _map(path: Path, entry: Mapping[str, Any]) -> Pixels:
    array = np.load(path, mmap_mode="r", allow_pickle=False)
    if list(array.shape) != entry["shape"] or array.dtype != np.uint8:
        raise ValueError(f"an array of shape {array.shape}, not {tuple(entry['shape'])}")
    return array  # type: ignore[no-any-return]


def _entry(path: Path) -> dict[str, Any]:
    with path.open("r+b") as file:
        os.fsync(file.fileno())  # or a power cut could leave a file of zeros with the right name
    stat = path.stat()
    return {"bytes": stat.st_size, "mtime_ns": stat.st_mtime_ns, "sha256": sha256_of(path), "shape": np.load(path, mmap_mode="r").shape}


def _sealed(manifest: Mapping[str, Any]) -> dict[str, Any]:
    return {**manifest, "sha256": hashlib.sha256(json.dumps(manifest, sort_keys=True).encode()).hexdigest()}


def _digest(row: Pixels) -> str:
    return hashlib.sha256(np.ascontiguousarray(row).tobytes()).hexdigest()


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
