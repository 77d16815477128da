"""What was counted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that broke a rule."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of some inputs; the sum of two is a tally as well."""

    inputs: int = 0
    decoded: int = 0
    slowest: tuple[float, int] = (0.0, 0)  # CPU seconds, and the number of the input
    peak_mb: int = 0
    failures: tuple[Failure, ...] = ()

    @property
    def refused(self) -> int:
        """How many inputs a reader turned down."""
        return self.inputs - self.decoded - len(self.failures)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.inputs + other.inputs,
            self.decoded + other.decoded,
            max(self.slowest, other.slowest),
            max(self.peak_mb, other.peak_mb),
            self.failures + other.failures,
        )
