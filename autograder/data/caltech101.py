"""Airplanes and motorbikes of Caltech 101: 1,598 photographs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from autograder.data.archive import images_in
from autograder.data.cache import cache_folder, replacing
from autograder.data.damage import Damage, NoData, named
from autograder.data.download import download
from autograder.data.pictures import Picture, Progress, nothing, pictures_of, sha256_of, split
from autograder.errors import UsageError

CLASSES = ("airplanes", "motorbikes")
COUNTS = {"airplanes": 800, "motorbikes": 798}
TRAIN = 640  # of each class; 160 airplanes and 158 motorbikes are left for validation
LIST = "MANIFEST.sha256"
URL = "https://data.caltech.edu/records/mzrjq-6wc02/files/caltech-101.zip?download=1"
SHA256 = "331234750fc7f77520e50d9565e8b6907b03565e30320da1401130db08c61f91"  # of the zip
CONTENT = "bdf00d54de8c5ae3ddf8d8fca446232dc675052f0c3ffe87189a4c071d785190"  # see content_digest


@dataclass(frozen=True, slots=True)
class Caltech101:
    """The fetched images as a data set."""

    name: str = "caltech101"
    key: str = "caltech101"
    remedy: str = "autograder data fetch caltech101 && autograder data make caltech101"

    def recipe(self) -> str:
        """The list of checksums, and the rule of the split."""
        listed = images_folder() / LIST
        if not listed.is_file():
            raise NoData("Caltech 101 is not here yet; run: autograder data fetch caltech101")
        return f"{sha256_of(listed)}, the first {TRAIN} of each class by sha256"

    def classes(self) -> tuple[str, ...]:
        """Airplanes are 0, motorbikes 1."""
        return CLASSES

    def pictures(self) -> Mapping[str, list[Picture]]:
        """The images of each part."""
        return split(
            pictures_of((CLASSES.index(kind), f"{kind}/{path.name}", path) for kind in CLASSES for path in files_of(images_folder(), kind)), lambda _: TRAIN
        )

    def examine(self) -> Iterator[Damage]:
        """Compare every image with the checksum that it came with."""
        folder = images_folder()
        if not (folder / LIST).is_file():
            raise NoData("Caltech 101 is not here yet; run: autograder data fetch caltech101")
        for name, digest in read_list((folder / LIST).read_text("utf-8")).items():
            try:
                if sha256_of(folder / name) != digest:
                    yield Damage(folder / name, "it is not the image that was fetched")
            except OSError as problem:
                yield Damage(folder / name, problem.strerror or str(problem))


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of fetching."""

    folder: Path
    counts: dict[str, int]
    digest: str
    differences: tuple[str, ...]  # from the images that this project knows, in words; none as a rule


def fetch(origin: Path | None = None, progress: Progress = nothing) -> Fetched:
    """Get the images, from the official address or from an archive or folder that is here already, and keep them in the cache.

    Raises UsageError if images are missing: what was there before stays then. Images that differ from the known ones are kept, and reported.
    """
    if origin is None and (present := _intact()):
        return present
    path = origin or download(URL, SHA256, cache_folder() / "downloads" / "caltech-101.zip", progress=progress)
    known, digests = published(), dict[str, str]()
    with replacing(images_folder()) as fresh:
        for kind, name, data in images_in(path):
            (fresh / kind).mkdir(exist_ok=True)
            target = fresh / kind / name
            if target.exists():
                raise UsageError(f"{path}: {kind}/{name} is there twice")
            target.write_bytes(data)
            digests[f"{kind}/{name}"] = hashlib.sha256(data).hexdigest()
            if origin is not None:
                progress(len(digests), len(known))
        counts = {kind: sum(name.startswith(f"{kind}/") for name in digests) for kind in CLASSES}
        if counts != COUNTS:
            found, wanted = (" and ".join(f"{each[kind]} {kind}" for kind in CLASSES) for each in (counts, COUNTS))
            lacking = sorted(known.keys() - digests.keys()) if any(counts.values()) else []
            raise UsageError(f"{path}: found {found}, expected {wanted}{'; missing: ' + named(lacking) if lacking else ''}")
        (fresh / LIST).write_text("".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items())), "utf-8")
    if origin is None:
        path.unlink()  # 137 MB of which nothing else is needed
    return _fetched(digests)


def _intact() -> Fetched | None:
    """The images that are here already, if every byte of them is as it came."""
    listed = images_folder() / LIST
    if not listed.is_file() or any(Caltech101().examine()):
        return None
    return _fetched(read_list(listed.read_text("utf-8")))


def _fetched(digests: dict[str, str]) -> Fetched:
    known, digest = published(), content_digest(digests)
    counts = {kind: sum(name.startswith(f"{kind}/") for name in digests) for kind in CLASSES}
    differences = [] if digest == CONTENT else [name for name in sorted(known | digests) if known.get(name) != digests.get(name)]
    return Fetched(images_folder(), counts, digest, tuple(differences))


def images_folder() -> Path:
    """Where the fetched images lie."""
    return cache_folder() / "images" / "caltech101"


def files_of(folder: Path, kind: str) -> list[Path]:
    """The image files of a class."""
    return sorted((folder / kind).glob("image_*.jpg"))


def published() -> dict[str, str]:
    """The sha256 of every image as this project has them, by class and file name."""
    return read_list(resources.files("autograder.data").joinpath("caltech101.sha256").read_text("utf-8"))


def read_list(text: str) -> dict[str, str]:
    """Read what `sha256sum` writes."""
    return {name: digest for digest, name in (line.split(maxsplit=1) for line in text.splitlines())}


def content_digest(digests: Mapping[str, str]) -> str:
    """One digest of a set of files: of their digests in hexadecimal, sorted, one a line; names do not matter."""
    return hashlib.sha256("".join(f"{digest}\n" for digest in sorted(digests.values())).encode()).hexdigest()
