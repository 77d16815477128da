"""Small pictures as plain geometry; templates/figures.html.j2 draws them as SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from autograder.report.wording import points

WIDTH, HEIGHT = 560, 270
LEFT, RIGHT, TOP, BOTTOM = 54, 12, 34, 52  # room for the axes around the bars
MOST_BINS = 16
LETTER = 10  # width of a digit of the axes, at the larger font size of a phone


@dataclass(frozen=True, slots=True)
class Bin:
    """One bar: what it counts, and where it stands."""

    label: str  # under the bar; empty where there is no room
    words: str  # in the table and for a screen reader
    count: int
    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> float:
        """The middle of the bar."""
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True, slots=True)
class Tick:
    """One line of the vertical axis."""

    label: str
    y: float


@dataclass(frozen=True, slots=True)
class Histogram:
    """How many submissions have how many points."""

    bins: tuple[Bin, ...]
    ticks: tuple[Tick, ...]
    median: float  # its place on the horizontal axis
    out_of: float
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM

    @property
    def words(self) -> str:
        """The data as one sentence."""
        return "; ".join(f"{each.words}: {each.count}" for each in self.bins if each.count)


def histogram(scores: Sequence[float], out_of: float, median: float) -> Histogram:
    """Count the scores 0..out_of in bins of equal width, a whole number of points each.

    Whole numbers, so that every bin holds equally many possible scores and no comb appears that is not in the data.
    """
    size = next(size for size in _nice_numbers() if out_of // size < MOST_BINS)
    counts = [0] * (int(out_of // size) + 1)
    for score in scores:
        counts[int(score // size)] += 1
    whole = all(float(score).is_integer() for score in scores)
    step = _step(max(counts))
    highest = step * math.ceil(max(counts) / step)
    slot = (WIDTH - LEFT - RIGHT) / len(counts)
    scale = (HEIGHT - TOP - BOTTOM) / highest
    labels = [_label(index * size, size, out_of, whole) for index in range(len(counts))]
    every = math.ceil((max(map(len, labels)) + 1) * LETTER / slot)
    return Histogram(
        bins=tuple(
            Bin(
                label=labels[index] if index % every == 0 else "",
                words=_words(index * size, size, out_of, whole),
                count=count,
                x=round(LEFT + index * slot + 1.5, 1),
                y=round(HEIGHT - BOTTOM - count * scale, 1),
                width=round(slot - 3, 1),
                height=round(count * scale, 1),
            )
            for index, count in enumerate(counts)
        ),
        ticks=tuple(Tick(str(value), round(HEIGHT - BOTTOM - value * scale, 1)) for value in range(0, highest + 1, step)),
        # A whole score stands in the middle of its unit, any other one at its true place.
        median=round(LEFT + (median + (0.5 if whole else 0)) / size * slot, 1),
        out_of=out_of,
    )


def _nice_numbers() -> Sequence[int]:
    return [factor * 10**power for power in range(9) for factor in (1, 2, 5)]


def _step(highest: int) -> int:
    """The distance of the ticks: a round number, five ticks at most."""
    return next(step for step in _nice_numbers() if highest <= 5 * step)


def _label(low: int, size: int, out_of: float, whole: bool) -> str:
    high = min(low + size - 1, out_of) if whole else min(low + size, out_of)
    return points(low) if high <= low or size == 1 else f"{points(low)}–{points(high)}"


def _words(low: int, size: int, out_of: float, whole: bool) -> str:
    if low >= out_of:
        return f"{points(low)} points"
    if whole:
        high = min(low + size - 1, out_of)
        return f"{points(low)} points" if high <= low else f"{points(low)} to {points(high)} points"
    last = low + size > out_of
    return f"{points(low)} to {points(out_of)} points" if last else f"{points(low)} to less than {points(low + size)} points"
