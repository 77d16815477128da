"""Small data sets, and a cache that no test shares."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder of this test."""
    monkeypatch.setenv("AUTOGRADER_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("AUTOGRADER_GRADING", raising=False)
    return tmp_path / "cache"


@pytest.fixture
def photograph() -> Callable[..., None]:
    """Write an image of one colour: `photograph(path, 3, grey=True)`; another number is another image."""

    def write(path: Path, number: int, *, grey: bool = False, size: tuple[int, int] = (20, 12)) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        shade = number * 7 % 256
        Image.new("L" if grey else "RGB", size, shade if grey else (shade, 255 - shade, number % 5 * 50)).save(path)

    return write
