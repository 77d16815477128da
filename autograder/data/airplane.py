"""Airplanes, seen from the side: airliners, light propeller planes and small jets."""

from __future__ import annotations

from random import Random

from autograder.data.pen import Colour, Pen, mix, shade

GLASS: Colour = (66, 82, 102)
TYRE: Colour = (48, 48, 50)
METAL: Colour = (170, 174, 180)
BELOW = 0.34  # units from the origin down to the ground, with the wheels out


def draw(pen: Pen, rng: Random, body: Colour, accent: Colour, *, on_ground: bool) -> None:
    """Draw one airplane; on the ground its wheels are out."""
    rng.choices((airliner, propeller, jet), (5, 4, 3))[0](pen, rng, body, accent, on_ground)


def airliner(pen: Pen, rng: Random, body: Colour, accent: Colour, on_ground: bool) -> None:
    """A long tube with a row of windows, swept wings and engines."""
    thick, fin = rng.uniform(0.1, 0.15), rng.uniform(0.3, 0.42)
    root, reach, droop = rng.uniform(0.1, 0.28), rng.uniform(0.3, 0.55), rng.uniform(0.12, 0.36)
    belly = shade(body, 0.72)
    pen.polygon([(root, -thick * 0.6), (root - 0.26, -thick * 0.6), (root - reach, -thick - droop * 0.5), (root - reach + 0.09, -thick - droop * 0.5)], belly)
    pen.polygon([(-0.58, -thick * 0.8), (-0.86, -thick - fin), (-1.01, -thick - fin), (-0.93, -0.03)], accent)
    if on_ground:
        gear(pen, ((0.72, thick), (root - 0.3, thick)), 0.05)
    pen.polygon(
        [
            (1.0, 0.03),
            (0.95, -thick * 0.45),
            (0.84, -thick * 0.9),
            (0.72, -thick),
            (-0.6, -thick),
            (-1.03, -thick * 0.7),
            (-1.02, -thick * 0.3),
            (-0.55, thick),
            (0.8, thick),
            (0.95, thick * 0.7),
        ],
        body,
    )
    pen.polygon([(0.97, thick * 0.35), (-0.8, thick * 0.35), (-0.55, thick), (0.8, thick), (0.94, thick * 0.75)], belly)
    if rng.random() < 0.6:
        pen.line([(0.97, thick * 0.3), (-0.9, thick * 0.12)], 0.03, accent)
    step = rng.uniform(0.065, 0.1)
    for number in range(int(1.3 / step)):
        pen.disc((0.7 - number * step, -thick * 0.3), step * 0.27, GLASS, thick * 0.17)
    pen.polygon([(0.93, -thick * 0.45), (0.84, -thick * 0.8), (0.78, -thick * 0.8), (0.8, -thick * 0.35)], GLASS)
    pen.polygon([(-0.7, -thick * 0.35), (-0.9, -thick * 0.35), (-1.1, thick * 0.3), (-1.0, thick * 0.3)], shade(body, 0.84))
    if rng.random() < 0.3:
        engine(pen, -0.55, -thick * 0.7, body)
    else:
        engine(pen, root - reach * 0.32 + 0.06, thick * 0.55 + droop * 0.5 + 0.03, body)
    pen.polygon(
        [(root, thick * 0.45), (root - 0.34, thick * 0.55), (root - reach - 0.05, thick * 0.5 + droop), (root - reach + 0.07, thick * 0.5 + droop)],
        mix(shade(body, 0.9), METAL, 0.35),
    )
    pen.line([(root, thick * 0.45), (root - reach + 0.07, thick * 0.5 + droop)], 0.014, shade(body, 0.5))


def propeller(pen: Pen, rng: Random, body: Colour, accent: Colour, on_ground: bool) -> None:
    """A light plane: a cabin with large windows, straight wings, a propeller, wheels that are always out."""
    thick, high = rng.uniform(0.15, 0.2), rng.random() < 0.6
    wing = -thick - 0.13 if high else thick * 0.45
    chord, depth = rng.uniform(0.36, 0.5), rng.uniform(0.05, 0.2)
    pen.polygon([(-0.72, -0.05), (-0.88, -0.42), (-1.02, -0.42), (-1.0, 0.0)], accent)
    gear(pen, ((0.62, thick), (0.08, thick)), 0.075)
    pen.polygon([(0.32, wing + 0.02), (0.32 - chord, wing + 0.02), (0.28 - chord, wing - depth * 0.6), (0.26, wing - depth * 0.6)], shade(body, 0.66))
    pen.polygon([(0.52, -thick * 0.7), (0.34, -thick - 0.14), (-0.2, -thick - 0.12), (-0.5, -thick * 0.6)], body)
    pen.polygon([(0.46, -thick * 0.7), (0.32, -thick - 0.1), (0.15, -thick - 0.1), (0.15, -thick * 0.6)], GLASS)
    pen.polygon([(0.11, -thick * 0.6), (0.11, -thick - 0.09), (-0.18, -thick - 0.08), (-0.32, -thick * 0.6)], GLASS)
    pen.polygon(
        [(0.92, -thick * 0.55), (0.5, -thick * 0.8), (-0.4, -thick * 0.7), (-1.02, -0.08), (-1.02, 0.02), (-0.3, thick), (0.7, thick), (0.92, thick * 0.55)],
        body,
    )
    pen.polygon([(0.92, thick * 0.1), (-1.0, -0.02), (-1.02, 0.02), (-0.3, thick), (0.7, thick), (0.92, thick * 0.55)], shade(body, 0.78))
    pen.line([(0.92, 0.0), (-0.95, -0.03)], 0.04, accent)
    pen.polygon([(-0.72, -0.04), (-0.95, -0.04), (-1.08, 0.07), (-0.86, 0.07)], shade(body, 0.88))
    if high:
        pen.line([(0.12, thick * 0.7), (0.02, wing + depth * 0.5)], 0.022, shade(body, 0.5))
    pen.polygon([(0.34, wing), (0.34 - chord, wing), (0.3 - chord, wing + depth), (0.34, wing + depth)], mix(shade(body, 0.93), METAL, 0.3))
    pen.line([(0.34, wing + depth), (0.3 - chord, wing + depth)], 0.02, shade(body, 0.5))
    pen.polygon([(0.92, -0.07), (1.02, 0.0), (0.92, 0.07)], accent)
    blade = rng.uniform(0.24, 0.36)
    pen.disc((0.97, 0.0), 0.022, shade(TYRE, 1.6), blade)
    if not on_ground and high:
        pen.disc((0.97, 0.0), 0.012, METAL, blade * 0.9)


def jet(pen: Pen, rng: Random, body: Colour, accent: Colour, on_ground: bool) -> None:
    """A small jet: a pointed nose, a canopy, wings swept far back."""
    thick, fin = rng.uniform(0.1, 0.14), rng.uniform(0.28, 0.38)
    sweep = rng.uniform(0.4, 0.6)
    pen.polygon([(0.1, -thick * 0.5), (-0.45, -thick * 0.5), (-0.6, -thick - 0.16), (-0.45, -thick - 0.16)], shade(body, 0.62))
    pen.polygon([(-0.45, -thick * 0.8), (-0.82, -thick - fin), (-1.0, -thick - fin), (-0.92, -0.05)], accent)
    if on_ground:
        gear(pen, ((0.5, thick), (-0.25, thick)), 0.055)
    pen.polygon([(0.62, -thick * 0.55), (0.42, -thick - 0.11), (0.2, -thick - 0.1), (-0.05, -thick * 0.8)], GLASS)
    pen.polygon(
        [
            (1.08, 0.02),
            (0.7, -thick * 0.6),
            (0.2, -thick),
            (-0.7, -thick * 0.9),
            (-0.98, -thick * 0.6),
            (-0.98, thick * 0.5),
            (-0.5, thick),
            (0.5, thick),
            (0.8, thick * 0.6),
        ],
        body,
    )
    pen.polygon([(1.08, 0.02), (-0.98, thick * 0.15), (-0.98, thick * 0.5), (-0.5, thick), (0.5, thick), (0.8, thick * 0.6)], shade(body, 0.7))
    pen.polygon([(-0.98, -thick * 0.5), (-1.06, -thick * 0.35), (-1.06, thick * 0.3), (-0.98, thick * 0.45)], TYRE)
    pen.polygon([(0.24, -thick * 0.2), (0.34, thick * 0.1), (0.24, thick * 0.7), (0.12, thick * 0.7)], TYRE)
    pen.polygon([(0.2, thick * 0.4), (-0.62, thick * 0.4), (-0.3 - sweep, thick + 0.16), (-0.14 - sweep, thick + 0.17)], mix(shade(body, 0.85), METAL, 0.25))
    pen.line([(0.2, thick * 0.4), (-0.14 - sweep, thick + 0.17)], 0.014, shade(body, 0.45))
    pen.polygon([(-0.72, 0.0), (-0.95, 0.0), (-1.15, 0.08), (-1.02, 0.09)], shade(body, 0.8))
    if rng.random() < 0.5:
        pen.disc((-0.3, -0.01), thick * 0.5, accent)


def engine(pen: Pen, x: float, y: float, body: Colour) -> None:
    """A jet engine in its pod."""
    pen.polygon(
        [(x + 0.12, y - 0.065), (x - 0.08, y - 0.055), (x - 0.17, y - 0.02), (x - 0.17, y + 0.03), (x - 0.08, y + 0.06), (x + 0.12, y + 0.065)],
        shade(body, 0.8),
    )
    pen.disc((x + 0.12, y), 0.022, TYRE, 0.062)


def gear(pen: Pen, legs: tuple[tuple[float, float], ...], radius: float) -> None:
    """Legs from the belly down to small wheels."""
    for x, y in legs:
        pen.line([(x, y * 0.8), (x, BELOW - radius)], 0.025, METAL)
        pen.disc((x, BELOW - radius), radius, TYRE)
        pen.disc((x, BELOW - radius), radius * 0.4, METAL)
