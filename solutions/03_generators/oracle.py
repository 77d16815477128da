"""Measures, from pixels alone, what a generator did to its pictures; and right answers by another road.

The pictures for generators are three discs on black, one a channel: red in the middle, green to the right of it, blue above it.
Where the discs are afterwards tells turns, shifts, mirrors, zoom and shear apart, whatever fills the edges of the picture.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

SIDE = 33  # odd: the middle is a pixel. Square, because Keras takes width_shift_range for the shift down, and turns other pictures off their middle
ASIDE, ABOVE = 8, 6  # pixels from the middle to the green and to the blue disc
BRIGHT = 200  # not 255, so that a brighter picture shows
RADIUS = 2.0


@dataclass(frozen=True)
class Movement:
    """What happened to one picture."""

    mirrored: bool  # left is right
    upside_down: bool
    angle: float  # degrees, either way
    across: float  # as a part of the side; right is positive
    down: float
    stretched: tuple[float, float]  # 1.0 where lengths across and down are kept
    corner: float  # degrees between across and down: 90 where the picture is not sheared
    colour: float  # of the red disc
    black: float  # of the background


def discs(count):
    """Pictures to show to a generator: (count, 33, 33, 3), dtype uint8."""
    y, x = np.mgrid[:SIDE, :SIDE]
    picture = np.zeros((SIDE, SIDE, 3))
    for channel, (row, column) in enumerate(_middle() + np.array([[0, 0], [0, ASIDE], [-ABOVE, 0]])):
        picture[..., channel] = BRIGHT * np.clip(RADIUS + 0.5 - np.hypot(y - row, x - column), 0, 1)
    return np.repeat(picture.round().astype(np.uint8)[None], count, axis=0)


def movements(batch):
    """One Movement for each picture of discs that came out of a generator; None for a picture in which a disc is missing."""
    return [_movement(np.asarray(picture, float)) for picture in batch]


def recognise(batch, colours):
    """The number of each picture in a list of colours, by the hue of its middle; -1 for a picture of none of them.

    Brightness does not count: a generator that forgot to rescale still brings the right pictures.
    """
    middles = np.asarray(batch, float)[:, batch.shape[1] // 2, batch.shape[2] // 2]
    hues = np.asarray(colours, float) / np.max(colours, axis=1, keepdims=True)
    found = []
    for middle in middles:
        far = np.abs(middle / max(middle.max(), 1e-9) - hues).max(axis=1) if middle.shape == (3,) else np.ones(1)
        found.append(int(far.argmin()) if far.min() < 0.1 else -1)
    return found


def count_batches(n_images, batch_size):
    """Hand out the pictures batch by batch and count."""
    batches = 0
    while n_images > 0:
        n_images -= batch_size
        batches += 1
    return batches


def find_leaks(train, validation):
    """Compare every picture of one folder with every file of the other, byte by byte; both are dicts of path and content."""
    return sorted(
        path for path, content in validation.items() if path.lower().endswith((".jpg", ".jpeg", ".png")) and any(content == known for known in train.values())
    )


def _movement(picture):
    colours = picture - picture.min(axis=-1, keepdims=True)  # what fills the edges is grey: it vanishes
    if colours.max() <= 0 or not np.isfinite(colours).all():
        return None
    red, green, blue = (_centre(colours[..., channel]) for channel in range(3))
    if red is None or green is None or blue is None:
        return None
    mirrored, upside_down = bool(green[1] < red[1]), bool(blue[0] > red[0])
    flips = np.array([-1 if upside_down else 1, -1 if mirrored else 1])
    right, up = (green - red) * flips, (blue - red) * flips  # (rows, columns), as before the flips
    angle = float(np.degrees(np.arctan2(-right[0], right[1])))
    corner = float(np.degrees(np.arctan2(-up[0], up[1]))) - angle
    moved = (red - _middle()) / SIDE
    lengths = float(np.hypot(*right)) / ASIDE, float(np.hypot(*up)) / ABOVE
    row, column = red.round().astype(int)
    return Movement(
        mirrored, upside_down, angle, float(moved[1]), float(moved[0]), lengths, corner, float(picture[row, column, 0]), float(np.median(picture[..., 0]))
    )


def _centre(channel):
    """Row and column of a disc's centre of mass; None if it is not in the picture."""
    channel = np.where(channel > 0.1 * channel.max(), channel, 0)
    if channel.sum() <= 0:
        return None
    y, x = np.mgrid[: channel.shape[0], : channel.shape[1]]
    return np.array([(y * channel).sum(), (x * channel).sum()]) / channel.sum()


def _middle():
    return np.full(2, (SIDE - 1) / 2)
