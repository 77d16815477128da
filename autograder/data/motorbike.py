"""Motorbikes, seen from the side: road bikes, cruisers and off-road bikes."""

from __future__ import annotations

import math
from random import Random

from autograder.data.pen import Colour, Pen, Point, shade

TYRE: Colour = (20, 20, 22)
CHROME: Colour = (208, 212, 218)
STEEL: Colour = (84, 86, 90)
LEATHER: Colour = (36, 31, 30)
LAMP: Colour = (236, 232, 206)
BELOW = 0.58  # units from the origin down to the ground


def draw(pen: Pen, rng: Random, body: Colour, accent: Colour, *, on_ground: bool) -> None:  # noqa: ARG001 - a jumping bike has its wheels too
    """Draw one motorbike."""
    rng.choices((road, cruiser, off_road), (5, 4, 3))[0](pen, rng, body, accent)


def road(pen: Pen, rng: Random, body: Colour, accent: Colour) -> None:
    """Tank, seat, engine, and sometimes a fairing around the front."""
    radius = rng.uniform(0.29, 0.33)
    rear, front = (-0.62, BELOW - radius), (0.64, BELOW - radius)
    faired = rng.random() < 0.5
    wheel(pen, rng, rear, radius, 0.085)
    wheel(pen, rng, front, radius, 0.075)
    pen.line([rear, (-0.12, 0.22)], 0.07, STEEL)
    motor(pen, rng, (0.05, 0.2))
    exhaust(pen, [(0.16, 0.3), (0.0, 0.42), (-0.3, 0.4), (-0.92, rng.uniform(0.12, 0.34))])
    pen.line([front, (0.4, -0.34)], 0.055, CHROME)
    pen.line([(0.38, -0.22), (-0.1, 0.08), (-0.5, -0.16)], 0.05, STEEL)
    pen.polygon([(-0.12, -0.12), (-0.3, -0.22), (-0.95, -0.36), (-0.98, -0.28), (-0.55, -0.02), (-0.2, 0.02)], body)
    pen.polygon([(-0.1, -0.14), (-0.32, -0.24), (-0.8, -0.35), (-0.75, -0.26), (-0.3, -0.12)], LEATHER)
    pen.polygon([(0.36, -0.2), (0.28, -0.36), (0.05, -0.38), (-0.14, -0.2), (-0.1, -0.06), (0.24, -0.02)], body)
    pen.polygon([(0.34, -0.18), (0.0, -0.22), (-0.12, -0.14), (0.26, -0.1)], accent)
    if faired:
        pen.polygon([(0.72, -0.22), (0.5, -0.44), (0.34, -0.3), (0.22, 0.02), (0.3, 0.34), (0.02, 0.44), (0.3, 0.46), (0.46, 0.12), (0.62, -0.02)], body)
        pen.polygon([(0.56, -0.4), (0.38, -0.58), (0.34, -0.42), (0.46, -0.34)], CHROME)
        pen.polygon([(0.56, -0.06), (0.3, 0.1), (0.3, 0.2), (0.5, 0.06)], accent)
    else:
        pen.disc((0.52, -0.27), 0.095, STEEL)
        pen.disc((0.55, -0.27), 0.07, LAMP)
    bar(pen, (0.4, -0.34), (0.22, -0.48))
    mudguard(pen, front, radius + 0.035, 200, 330, body)


def cruiser(pen: Pen, rng: Random, body: Colour, accent: Colour) -> None:
    """Long and low: a far front wheel, a deep seat, chrome pipes."""
    radius = rng.uniform(0.27, 0.31)
    rear, front = (-0.6, BELOW - radius), (0.76, BELOW - radius)
    wheel(pen, rng, rear, radius, 0.1)
    wheel(pen, rng, front, radius + 0.01, 0.065)
    mudguard(pen, rear, radius + 0.05, 185, 320, body)
    motor(pen, rng, (0.02, 0.18))
    for low in (0.38, 0.46):
        exhaust(pen, [(0.2, 0.12), (0.14, low), (-0.2, low + 0.02), (-0.96, low - 0.02)])
    pen.line([front, (0.36, -0.34)], 0.06, CHROME)
    pen.line([(0.36, -0.2), (0.26, 0.36), (-0.3, 0.38), rear], 0.045, STEEL)
    pen.line([(0.36, -0.2), (-0.3, 0.0), rear], 0.045, STEEL)
    pen.polygon([(0.34, -0.22), (0.2, -0.3), (-0.1, -0.22), (-0.2, -0.06), (0.0, 0.0), (0.28, -0.08)], body)
    pen.disc((0.1, -0.14), 0.07, accent, 0.045)
    pen.polygon([(-0.16, -0.02), (-0.3, 0.02), (-0.46, -0.06), (-0.56, -0.22), (-0.8, -0.22), (-0.84, -0.12), (-0.5, 0.1), (-0.2, 0.08)], LEATHER)
    pen.disc((0.48, -0.24), 0.09, CHROME)
    pen.disc((0.52, -0.24), 0.06, LAMP)
    bar(pen, (0.36, -0.34), (0.12, rng.uniform(-0.62, -0.46)))
    mudguard(pen, front, radius + 0.045, 210, 330, body)


def off_road(pen: Pen, rng: Random, body: Colour, accent: Colour) -> None:
    """High and thin: spoked wheels, a mudguard far above the front one, a long flat seat."""
    radius = rng.uniform(0.31, 0.36)
    rear, front = (-0.62, BELOW - radius), (0.66, BELOW - radius - 0.01)
    wheel(pen, rng, rear, radius, 0.07, spokes=True)
    wheel(pen, rng, front, radius + 0.01, 0.06, spokes=True)
    pen.line([rear, (-0.06, 0.24)], 0.05, CHROME)
    pen.line([rear, (-0.3, -0.14)], 0.03, accent)
    motor(pen, rng, (0.06, 0.18))
    exhaust(pen, [(0.2, 0.14), (0.26, 0.0), (-0.1, -0.02), (-0.84, -0.18)])
    pen.line([front, (0.4, -0.42)], 0.05, CHROME)
    pen.line([(0.38, -0.3), (0.24, 0.32), (-0.1, 0.34), (-0.2, -0.06), (0.36, -0.26)], 0.045, STEEL)
    pen.polygon([(0.3, -0.24), (-0.14, -0.22), (-0.9, -0.3), (-0.92, -0.37), (-0.2, -0.32), (0.24, -0.36)], LEATHER)
    pen.polygon([(0.4, -0.26), (0.3, -0.38), (0.06, -0.3), (0.1, -0.04), (0.3, 0.06)], body)
    pen.polygon([(-0.4, -0.28), (-1.02, -0.42), (-0.98, -0.34), (-0.5, -0.12), (-0.36, -0.12)], body)
    pen.polygon([(0.3, -0.16), (1.0, -0.1), (0.92, -0.17), (0.6, -0.24)], body)
    pen.polygon([(0.54, -0.22), (0.42, -0.44), (0.36, -0.4), (0.44, -0.2)], accent)
    bar(pen, (0.4, -0.42), (0.24, -0.54))


def wheel(pen: Pen, rng: Random, centre: Point, radius: float, tyre: float, *, spokes: bool | None = None) -> None:
    """A tyre, a rim, and what holds the rim."""
    ground = shade(STEEL, rng.uniform(1.5, 2.4))  # what is seen between the spokes
    pen.disc(centre, radius, TYRE)
    pen.disc(centre, radius - tyre, CHROME)
    pen.disc(centre, radius - tyre - 0.03, ground)
    thin = rng.random() < 0.5 if spokes is None else spokes
    count, width = (16, 0.01) if thin else (rng.choice((3, 5, 6)), 0.045)
    start = rng.uniform(0, math.tau)
    for number in range(count):
        angle = start + number * math.tau / count
        pen.line([centre, (centre[0] + math.cos(angle) * (radius - tyre), centre[1] + math.sin(angle) * (radius - tyre))], width, CHROME)
    if rng.random() < 0.5:
        pen.disc(centre, radius * 0.42, STEEL)
        pen.disc(centre, radius * 0.34, shade(STEEL, 1.3))
    pen.disc(centre, 0.06, STEEL)


def motor(pen: Pen, rng: Random, centre: Point) -> None:
    """An engine block with cooling fins."""
    x, y = centre
    pen.polygon([(x - 0.26, y), (x - 0.2, y - 0.16), (x + 0.16, y - 0.2), (x + 0.22, y + 0.1), (x + 0.12, y + 0.22), (x - 0.2, y + 0.2)], STEEL)
    lean = rng.uniform(-0.06, 0.1)
    for number in range(5):
        level = y - 0.2 + number * 0.055
        pen.line([(x - 0.1 + lean, level), (x + 0.2 + lean, level)], 0.026, CHROME)
    pen.disc((x - 0.08, y + 0.1), 0.105, CHROME)
    pen.disc((x - 0.08, y + 0.1), 0.07, STEEL)


def exhaust(pen: Pen, points: list[Point]) -> None:
    """A pipe that ends in a silencer."""
    pen.line(points, 0.05, CHROME)
    pen.line(points[-2:], 0.085, CHROME)
    pen.line(points[-2:], 0.02, shade(CHROME, 0.7))


def bar(pen: Pen, top: Point, grip: Point) -> None:
    """A handlebar with its grip and mirror."""
    pen.line([top, (top[0] - 0.02, grip[1]), grip], 0.03, CHROME)
    pen.line([grip, (grip[0] - 0.1, grip[1] + 0.02)], 0.045, TYRE)


def mudguard(pen: Pen, centre: Point, radius: float, start: int, end: int, fill: Colour) -> None:
    """A strip of metal around the upper part of a wheel; angles in degrees, clockwise from the front."""
    angles = [math.radians(angle) for angle in range(start, end + 1, 13)]
    pen.line([(centre[0] + math.cos(angle) * radius, centre[1] + math.sin(angle) * radius) for angle in angles], 0.05, fill)
