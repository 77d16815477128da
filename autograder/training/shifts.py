"""The same photographs, a little different: what a high accuracy does not promise."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

CUT = 20 / 150  # of each side
DARK = 0.4  # of the light is left
NOISE = 0.1  # of the full brightness, standard deviation


def flipped(images: np.ndarray) -> np.ndarray:
    """Left and right exchanged; images are (N, H, W, 3), uint8."""
    return images[:, :, ::-1]


def upside_down(images: np.ndarray) -> np.ndarray:
    """Top and bottom exchanged."""
    return images[:, ::-1]


def dark(images: np.ndarray) -> np.ndarray:
    """With less light."""
    return (images * DARK).astype("uint8")


def noisy(images: np.ndarray) -> np.ndarray:
    """With grain, the same at every call."""
    grain = np.random.default_rng(0).normal(0, NOISE * 255, images.shape)
    return np.clip(images + grain, 0, 255).astype("uint8")


def grey(images: np.ndarray) -> np.ndarray:
    """Without colour."""
    return np.repeat(images.mean(axis=3, keepdims=True).astype("uint8"), 3, axis=3)


def cropped(images: np.ndarray) -> np.ndarray:
    """With the edges cut off and the rest enlarged."""
    rows, columns = (_enlarged(side) for side in images.shape[1:3])
    return images[:, rows[:, None], columns[None, :]]


def _enlarged(side: int) -> np.ndarray:
    """The pixels of the middle that fill a whole side."""
    cut = round(side * CUT)
    return cut + np.arange(side) * (side - 2 * cut) // side


SHIFTS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "flipped": flipped,
    "upside down": upside_down,
    "dark": dark,
    "noisy": noisy,
    "grey": grey,
    "edges cut": cropped,
}
