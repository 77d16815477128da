"""A pen that draws in the coordinates of a machine, wherever on the picture the machine stands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

Colour = tuple[int, int, int]
Point = tuple[float, float]

CIRCLE = tuple((math.cos(step * math.pi / 12), math.sin(step * math.pi / 12)) for step in range(24))


def shade(colour: Colour, factor: float) -> Colour:
    """A lighter (factor above 1) or darker colour."""
    red, green, blue = (min(255, max(0, round(part * factor))) for part in colour)
    return red, green, blue


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """`share` of the second colour in the first."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


@dataclass(frozen=True, slots=True)
class Pose:
    """Where a machine stands: the pixel of its origin, pixels a unit, its direction and tilt, and how far it is turned away from us."""

    x: float
    y: float
    scale: float
    faces_left: bool = False
    tilt: float = 0.0  # radians, nose up
    turn: float = 1.0  # length as seen, of the true length


class Pen:
    """Draws with x along the machine (its front at +1), y downwards, and one unit half of its length."""

    def __init__(self, draw: ImageDraw, pose: Pose) -> None:
        """Draw on `draw` a machine in this pose."""
        self._draw = draw
        self._pose = pose
        self._cos, self._sin = math.cos(pose.tilt), math.sin(pose.tilt)

    def polygon(self, points: Sequence[Point], fill: Colour) -> None:
        """Fill an outline."""
        self._draw.polygon([self._pixel(point) for point in points], fill=fill)

    def line(self, points: Sequence[Point], width: float, fill: Colour) -> None:
        """Draw a line with round joints; its width is in units."""
        pixels = max(1, round(width * self._pose.scale))
        self._draw.line([self._pixel(point) for point in points], fill=fill, width=pixels, joint="curve" if pixels > 3 else None)

    def disc(self, centre: Point, radius: float, fill: Colour, height: float | None = None) -> None:
        """Fill a circle, or an ellipse if `height` (half of it) is another than `radius`."""
        high = radius if height is None else height
        self.polygon([(centre[0] + x * radius, centre[1] + y * high) for x, y in CIRCLE], fill)

    def _pixel(self, point: Point) -> Point:
        pose = self._pose
        along, down = point[0] * pose.turn, point[1]
        x, y = along * self._cos + down * self._sin, down * self._cos - along * self._sin
        return pose.x + (-x if pose.faces_left else x) * pose.scale, pose.y + y * pose.scale
