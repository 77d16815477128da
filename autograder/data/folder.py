"""An instructor's own images: a folder for each class, split already or split here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.data.damage import Damage, DamagedImages, named
from autograder.data.pictures import PARTS, Picture, decode, pictures_of, split
from autograder.errors import UsageError

IMAGES = (".bmp", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".gif", ".webp")
TRAIN_SHARE = 0.8  # where there are no folders train and validation


@dataclass(frozen=True, slots=True)
class Folder:
    """Class folders with images, either in `train/` and `validation/`, or split 80 to 20 by the published rule."""

    name: str  # as grader.yml has it
    path: Path

    @property
    def key(self) -> str:
        """Name and place: two folders of one name stay apart."""
        return f"{self.path.name}-{hashlib.sha256(str(self.path.resolve()).encode()).hexdigest()[:12]}"

    @property
    def remedy(self) -> str:
        """The command that decodes it anew."""
        return f"autograder data make {self.name}"

    def recipe(self) -> str:
        """Names, sizes and times of all files: if none has changed, no file has to be read."""
        stamps = [f"{name} {(stat := path.stat()).st_size} {stat.st_mtime_ns}" for _, _, name, path in self._files()]
        return hashlib.sha256("\n".join(stamps).encode()).hexdigest()

    def classes(self) -> tuple[str, ...]:
        """The names of the class folders in the order that Keras gives them."""
        found = {part: _subfolders(self.path / part) for part in PARTS} if self._is_split() else {"": _subfolders(self.path)}
        names, *others = found.values()
        if others and names != others[0]:
            lonely = ", ".join(sorted(set(names) ^ set(others[0])))
            raise UsageError(f"{self.path}: train and validation have to have the same classes; only one of them has {lonely}")
        if len(names) < 2:
            raise UsageError(f"{self.path}: expected a folder of images for each of two or more classes, found {', '.join(names) or 'none'}")
        return tuple(names)

    def pictures(self) -> Mapping[str, list[Picture]]:
        """The images of each part; the same image twice is refused where it would fool somebody."""
        parts: dict[str, list[Picture]] = {part: [] for part in PARTS}
        files = list(self._files())
        for part in dict.fromkeys(part for part, *_ in files):
            parts[part or "train"] = _distinct(pictures_of((label, name, path) for where, label, name, path in files if where == part))
        if not self._is_split():
            parts = split(parts["train"], lambda count: min(count - 1, round(count * TRAIN_SHARE)))
        elif both := {each.order: each.name for each in parts["train"]}.keys() & {each.order for each in parts["validation"]}:
            twice = [each.name for part in PARTS for each in parts[part] if each.order in both]
            raise DamagedImages(f"{self.path}: the same image stands in train and in validation: {named(sorted(twice))}")
        for part, (number, kind) in ((part, each) for part in PARTS for each in enumerate(self.classes())):
            if all(each.label != number for each in parts[part]):
                raise UsageError(f"{self.path}: there are no images of {kind} for {part}")
        return parts

    def examine(self) -> Iterator[Damage]:
        """Decode every image."""
        for _, _, _, path in self._files():
            try:
                decode(path.read_bytes(), (1, 1))
            except (OSError, ValueError) as problem:
                yield Damage(path, str(problem))

    def _is_split(self) -> bool:
        return all((self.path / part).is_dir() for part in PARTS)

    def _files(self) -> Iterator[tuple[str, int, str, Path]]:
        """Part (if there are parts), label, name and path of every image file."""
        for part in PARTS if self._is_split() else ("",):
            for label, kind in enumerate(self.classes()):
                for path in sorted((self.path / part / kind).rglob("*")):
                    if path.suffix.lower() in IMAGES and not path.name.startswith(".") and path.is_file():
                        yield part, label, path.relative_to(self.path).as_posix(), path


def _subfolders(path: Path) -> list[str]:
    return sorted(each.name for each in path.iterdir() if each.is_dir() and not each.name.startswith("."))


def _distinct(pictures: list[Picture]) -> list[Picture]:
    """The pictures without copies; a copy under another label can not be right."""
    first: dict[str, Picture] = {}
    wrong = []
    for picture in pictures:
        other = first.setdefault(picture.order, picture)
        if other.label != picture.label:
            wrong.append(f"{other.name} and {picture.name}")
    if wrong:
        raise DamagedImages(f"the same image stands in two classes: {named(wrong)}")
    return list(first.values())
