"""The scene around a machine: its frame, background, colours, pose and light; every scene serves an airplane and a motorbike alike."""

from __future__ import annotations

import colorsys
import math
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from autograder.data.pen import Colour, Pose, mix, shade

if TYPE_CHECKING:
    from PIL.Image import Image as Picture
    from PIL.ImageDraw import ImageDraw

HEIGHTS, ASPECTS = (120, 200), (1.0, 1.9)  # pixels; width over height
QUALITIES = (55, 95)  # at one quality, the bytes of a file would tell how much there is to see, hence the class


@dataclass(frozen=True, slots=True)
class Scene:
    """What a picture shows besides the machine itself; in pixels of a picture of this width and height."""

    width: int
    height: int
    horizon: float
    length: float  # of the machine
    x: float
    ground: float  # where its wheels stand, or would
    lift: float  # how far above that it is
    faces_left: bool
    tilt: float
    turn: float
    body: Colour
    accent: Colour
    quality: int  # of the JPEG file
    seed: str  # of everything else in the background and in the light

    def pose(self, below: float) -> Pose:
        """The pose of a machine whose wheels reach `below` units down from its origin."""
        scale = self.length / 2
        return Pose(self.x, self.ground - self.lift - below * scale, scale, self.faces_left, self.tilt, self.turn)


def imagine(seed: str, zoom: int) -> Scene:
    """The scene that belongs to a seed, `zoom` times as large as it will be in the end."""
    rng = Random(seed)  # noqa: S311 - pictures, not secrets
    high = rng.randint(*HEIGHTS)
    wide = round(high * rng.uniform(*ASPECTS))
    width, height = wide * zoom, high * zoom
    length = min(width, height * 1.6) * rng.uniform(0.75, 0.97)
    room = (width - length) / 2
    horizon = height * rng.uniform(0.25, 0.75)
    lowest = height * 0.97
    ground = rng.uniform(max(length * 0.58, min(horizon, lowest)), lowest) if length * 0.58 < lowest else lowest
    flies = rng.random() < 0.45
    return Scene(
        width=width,
        height=height,
        horizon=horizon,
        length=length,
        x=width / 2 + rng.uniform(-room, room),
        ground=ground,
        lift=max(0.0, ground - length * 0.58) * rng.uniform(0.3, 1.0) if flies else 0.0,
        faces_left=rng.random() < 0.5,
        tilt=rng.uniform(-0.12, 0.24) if flies else rng.uniform(-0.05, 0.05),
        turn=rng.uniform(0.84, 1.0),
        body=paint(rng),
        accent=paint(rng),
        quality=rng.randint(*QUALITIES),
        seed=f"{seed} background",
    )


def paint(rng: Random) -> Colour:
    """Some colour, as often pale as deep."""
    return _colour(rng.random(), rng.random() ** 1.3, rng.uniform(0.45, 1.0))


def background(draw: ImageDraw, scene: Scene) -> None:
    """Paint what lies behind the machine, and its shadow."""
    rng = Random(scene.seed)  # noqa: S311
    rng.choice((studio, hall, field, field))(draw, scene, rng)


def studio(draw: ImageDraw, scene: Scene, rng: Random) -> None:
    """One sheet of paper, as in a catalogue."""
    paper = _colour(rng.random(), rng.uniform(0.0, 0.35), rng.uniform(0.55, 1.0))
    draw.rectangle([0, 0, scene.width, scene.height], fill=paper)
    bands(draw, scene, paper, shade(paper, rng.uniform(0.75, 1.15)), (0, scene.height))
    shadow(draw, scene, shade(paper, 0.8))


def hall(draw: ImageDraw, scene: Scene, rng: Random) -> None:
    """A wall with panels, a floor with lines."""
    wall = _colour(rng.random(), rng.uniform(0.0, 0.45), rng.uniform(0.5, 0.95))
    floor = _colour(rng.random(), rng.uniform(0.0, 0.3), rng.uniform(0.45, 0.9))
    draw.rectangle([0, 0, scene.width, scene.horizon], fill=wall)
    step = scene.width * rng.uniform(0.08, 0.25)
    for number in range(1, int(scene.width / step) + 1):
        draw.line([number * step, 0, number * step, scene.horizon], fill=shade(wall, rng.uniform(0.7, 1.2)), width=rng.randint(1, 4))
    for _ in range(rng.randint(0, 3)):
        x, y = rng.uniform(0, scene.width), rng.uniform(0, scene.horizon)
        size = scene.width * rng.uniform(0.03, 0.15)
        draw.rectangle([x, y, x + size, min(scene.horizon, y + size * rng.uniform(0.4, 1.5))], fill=paint(rng))
    draw.rectangle([0, scene.horizon, scene.width, scene.height], fill=floor)
    for _ in range(rng.randint(0, 3)):
        y = rng.uniform(scene.horizon, scene.height)
        draw.line([0, y, scene.width, y + rng.uniform(-0.1, 0.1) * scene.height], fill=shade(floor, rng.uniform(0.7, 1.4)), width=rng.randint(1, 6))
    shadow(draw, scene, shade(floor, 0.75))


def field(draw: ImageDraw, scene: Scene, rng: Random) -> None:
    """Sky with clouds, hills or houses or trees, and a road or a runway."""
    sky = _colour(rng.uniform(0.48, 0.68), rng.uniform(0.0, 0.55), rng.uniform(0.6, 1.0))
    earth = _colour(rng.uniform(0.05, 0.4), rng.uniform(0.05, 0.55), rng.uniform(0.45, 0.85))
    bands(draw, scene, sky, mix(sky, (255, 250, 240), rng.uniform(0.1, 0.7)), (0, scene.horizon))
    for _ in range(rng.randint(0, 4)):
        cloud(draw, scene, rng, mix(sky, (255, 255, 255), rng.uniform(0.4, 0.9)))
    if rng.random() < 0.3:
        x, y, radius = rng.uniform(0, scene.width), rng.uniform(0, scene.horizon * 0.7), scene.height * rng.uniform(0.03, 0.08)
        draw.ellipse([x - radius, y - radius, x + radius, y + radius], fill=(255, 244, 214))
    rng.choice((hills, houses, trees))(draw, scene, rng, earth)
    bands(draw, scene, earth, shade(earth, rng.uniform(0.7, 1.2)), (scene.horizon, scene.height))
    asphalt = _colour(0.6, 0.04, rng.uniform(0.45, 0.75))
    if rng.random() < 0.7:
        draw.rectangle(
            [0, max(scene.horizon, scene.ground - scene.height * 0.1), scene.width, scene.ground + scene.height * rng.uniform(0.03, 0.2)], fill=asphalt
        )
        shadow(draw, scene, shade(asphalt, 0.75))
    else:
        shadow(draw, scene, shade(earth, 0.75))


def bands(draw: ImageDraw, scene: Scene, top: Colour, bottom: Colour, between: tuple[float, float]) -> None:
    """A colour that changes from top to bottom, in a few bands."""
    start, end = between
    for number in range(12):
        upper, lower = (start + (end - start) * (number + each) / 12 for each in (0, 1))
        draw.rectangle([0, upper, scene.width, max(upper, lower)], fill=mix(top, bottom, number / 11))


def shadow(draw: ImageDraw, scene: Scene, colour: Colour) -> None:
    """The shadow on the ground, fainter and smaller below a machine that is in the air."""
    half = scene.length * 0.46 * scene.turn * (0.8 if scene.lift else 1.0)
    draw.ellipse([scene.x - half, scene.ground - half * 0.08, scene.x + half, scene.ground + half * 0.07], fill=colour)


def cloud(draw: ImageDraw, scene: Scene, rng: Random, colour: Colour) -> None:
    """Some overlapping discs."""
    x, y, size = rng.uniform(0, scene.width), rng.uniform(0, scene.horizon * 0.8), scene.width * rng.uniform(0.03, 0.08)
    for _ in range(4):
        draw.ellipse([x - size, y - size * 0.5, x + size, y + size * 0.5], fill=colour)
        x, y = x + size * rng.uniform(0.4, 1.0), y + size * rng.uniform(-0.25, 0.25)


def hills(draw: ImageDraw, scene: Scene, rng: Random, earth: Colour) -> None:
    """A line of hills behind the field."""
    steps, phase, rise = 16, rng.uniform(0, math.tau), scene.height * rng.uniform(0.03, 0.15)
    waves = rng.uniform(1.0, 3.0)
    tops = [(scene.width * step / steps, scene.horizon - rise * (1 + math.sin(phase + waves * math.tau * step / steps))) for step in range(steps + 1)]
    draw.polygon([(0, scene.horizon), *tops, (scene.width, scene.horizon)], fill=shade(earth, rng.uniform(0.65, 0.95)))


def houses(draw: ImageDraw, scene: Scene, rng: Random, earth: Colour) -> None:  # noqa: ARG001 - houses have colours of their own
    """Boxes with windows."""
    x = rng.uniform(-0.1, 0.2) * scene.width
    while x < scene.width:
        wide, high = scene.width * rng.uniform(0.08, 0.25), scene.height * rng.uniform(0.08, 0.3)
        wall = _colour(rng.random(), rng.uniform(0, 0.4), rng.uniform(0.5, 0.95))
        draw.rectangle([x, scene.horizon - high, x + wide, scene.horizon], fill=wall)
        for column in range(1, 4):
            left, top = x + wide * column / 4, scene.horizon - high * 0.75
            draw.rectangle([left, top, left + wide * 0.1, top + high * 0.25], fill=shade(wall, 0.65))
        x += wide * rng.uniform(1.0, 2.2)


def trees(draw: ImageDraw, scene: Scene, rng: Random, earth: Colour) -> None:
    """Round crowns on trunks: circles that are no wheels."""
    for _ in range(rng.randint(2, 9)):
        x, size = rng.uniform(0, scene.width), scene.height * rng.uniform(0.04, 0.12)
        top = scene.horizon - size * 1.6
        draw.line([x, top, x, scene.horizon], fill=(70, 54, 40), width=max(1, round(size * 0.25)))
        draw.ellipse([x - size, top - size, x + size, top + size], fill=mix(earth, (64, 116, 66), rng.uniform(0.4, 1.0)))


def light(image: Picture, scene: Scene) -> Picture:
    """Light from one side, exposure, a tint, a soft lens, and the grain of a sensor."""
    from PIL import Image, ImageChops, ImageFilter

    rng = Random(f"{scene.seed} light")  # noqa: S311
    dim, angle = rng.uniform(0.75, 1.0), rng.uniform(0, 360)
    fall = Image.linear_gradient("L").rotate(angle, resample=Image.Resampling.BILINEAR).crop((40, 40, 216, 216)).resize(image.size, Image.Resampling.BILINEAR)
    fall = fall.point([round(255 * (dim + (1 - dim) * level / 255)) for level in range(256)])
    image = ImageChops.multiply(image, Image.merge("RGB", (fall, fall, fall)))
    if rng.random() < 0.15:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 0.7)))
    bright, contrast, gamma = rng.uniform(-16, 24), rng.uniform(0.95, 1.25), rng.uniform(0.85, 1.15)
    table: list[int] = []
    for _ in range(3):
        tint = rng.uniform(0.93, 1.07)
        table += [min(255, max(0, round(tint * (bright + 128 + contrast * (255 * (level / 255) ** gamma - 128))))) for level in range(256)]
    image = image.point(table)
    grain = rng.randint(2, 12)
    noise = Image.frombytes("L", image.size, rng.randbytes(image.width * image.height)).point([level * grain // 255 for level in range(256)])
    return ImageChops.add(image, Image.merge("RGB", (noise, noise, noise)), 1, -grain // 2)


def _colour(hue: float, saturation: float, value: float) -> Colour:
    red, green, blue = (round(255 * part) for part in colorsys.hsv_to_rgb(hue, saturation, value))
    return red, green, blue
