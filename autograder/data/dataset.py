"""A data set that is ready to train on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.data.cache import arrays_folder, examine, load, make, read_manifest
from autograder.data.caltech101 import Caltech101
from autograder.data.damage import Damage, DamagedData, NoData
from autograder.data.folder import Folder
from autograder.data.pictures import Pixels, Progress, Source, nothing
from autograder.data.synthetic import Synthetic
from autograder.errors import UsageError
from autograder.lock import held

SIZE = (150, 150)


@dataclass(frozen=True, slots=True)
class DataSet:
    """Decoded images with labels. The arrays are mapped from files, read-only, and only what is used is read."""

    name: str
    classes: tuple[str, ...]  # a label is a place in it
    train_x: Pixels  # (N, height, width, 3), 0 to 255
    train_y: Pixels  # (N,)
    validation_x: Pixels
    validation_y: Pixels
    digest: str  # of classes, pixels and labels: equal digests, equal data

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of the images."""
        return self.train_x.shape[1], self.train_x.shape[2]


def open_dataset(name: str, *, root: Path, size: tuple[int, int] = SIZE, progress: Progress = nothing) -> DataSet:
    """Open a data set: `synthetic`, `caltech101`, or the path of an instructor's folder, relative to the course's folder `root`.

    The first time its images are decoded, later they are mapped. Images are resized to `size` (height, width) as `flow_from_directory` does it.
    Raises UsageError if there is no such set, DamagedImages, NoData or DamagedData if it is broken or not here.
    """
    source = source_of(name, root)
    folder = arrays_folder(source, size)
    with suppress(DamagedData):
        if ready := _ready(source, folder):
            return ready
    with held(_lock(folder)):  # another process may be making it at this moment
        if ready := _ready(source, folder):
            return ready
        return _loaded(source, folder, make(folder, source, size, progress))


def make_dataset(name: str, *, root: Path, size: tuple[int, int] = SIZE, progress: Progress = nothing) -> DataSet:
    """Decode a data set anew, whatever there was before, and open it."""
    source = source_of(name, root)
    folder = arrays_folder(source, size)
    with held(_lock(folder)):
        return _loaded(source, folder, make(folder, source, size, progress))


def verify_dataset(name: str, *, root: Path, size: tuple[int, int] = SIZE) -> Iterator[Damage]:
    """Read every byte of a data set, and name each file that is damaged: image files, and the decoded images if there are any."""
    source = source_of(name, root)
    yield from source.examine()
    folder = arrays_folder(source, size)
    try:
        manifest = read_manifest(folder, source.remedy)
    except DamagedData:
        yield Damage(folder / "manifest.json", "missing, or not what was written there")
        return
    if manifest is not None:
        yield from examine(folder, manifest)
    elif isinstance(source, Synthetic):
        raise NoData(f"{name} is not drawn yet; run: {source.remedy}")


def source_of(name: str, root: Path) -> Source:
    """Where the images of a data set come from."""
    for source in (Synthetic(), Caltech101()):
        if name == source.name:
            return source
    folder = root / name
    if not folder.is_dir():
        raise UsageError(f"there is no data set {name!r}: synthetic, caltech101, or the path of a folder of images, as seen from {root}")
    return Folder(name, folder)


def _ready(source: Source, folder: Path) -> DataSet | None:
    """The data set, if it has been made as it would be made now."""
    manifest = read_manifest(folder, source.remedy)
    return _loaded(source, folder, manifest) if manifest is not None and manifest["recipe"] == source.recipe() else None


def _loaded(source: Source, folder: Path, manifest: Mapping[str, Any]) -> DataSet:
    return DataSet(name=source.name, classes=tuple(manifest["classes"]), digest=manifest["digest"], **load(folder, manifest, source.remedy))


def _lock(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.lock")
