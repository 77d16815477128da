"""What stands beside a check's message: tables of layers, learning curves; templates/panels.html.j2 draws them.

The panels of a record are plain data (autograder/panel.py, autograder/training/portrait.py); here they get their places on the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

PICTURE = re.compile(r"data:image/(png|jpeg);base64,[A-Za-z0-9+/=]+")
WIDTH, HEIGHT = 560, 280
LEFT, RIGHT, TOP, BOTTOM = 54, 86, 14, 46  # room for the axes and for the names of the lines
LINE = 15  # height of a label
LOWEST = 0.4  # of the axis of accuracy: guessing is 0.5


@dataclass(frozen=True, slots=True)
class Curve:
    """One line of a picture."""

    name: str
    points: str  # "x,y x,y ...", as SVG has it
    places: tuple[tuple[float, float], ...]
    label: float  # the height of its name, apart from the others
    number: int  # decides how it is drawn

    @property
    def end(self) -> float:
        """Where it ends, from the left."""
        return self.places[-1][0]


@dataclass(frozen=True, slots=True)
class Curves:
    """Validation accuracy over the steps of a training, with the reference's band behind it."""

    curves: tuple[Curve, ...]
    band: str  # a polygon, or nothing
    threshold: float  # its height
    ticks: tuple[tuple[str, float], ...]  # of the vertical axis
    steps: tuple[tuple[str, float], ...]  # of the horizontal axis
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    top: int = TOP
    bottom: int = HEIGHT - BOTTOM


def drawn(panel: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """A panel as the templates want it; None where there is nothing to draw."""
    kind = panel["kind"] if panel is not None else None
    if panel is None or kind not in ("training", "ledger", "layers"):
        return None
    if kind == "training":
        worst = [each | {"picture": _picture(each["picture"])} for each in panel["worst"]]
        return {**panel, "picture": _curves(panel), "worst": worst, "ledger": _ledger(panel["ledger"])}
    return _ledger(panel) if kind == "ledger" else panel


def _ledger(panel: Mapping[str, Any]) -> Mapping[str, Any]:
    """The rows with each layer's share of all parameters."""
    total = panel["params"] or 1
    return {**panel, "rows": [(layer, shape, params, params / total) for layer, shape, params in panel["rows"]]}


def _picture(uri: str) -> Markup:
    """A picture inside the page; whatever is no picture in base64 is left out."""
    return Markup(uri) if PICTURE.fullmatch(uri) else Markup("")  # noqa: S704  nothing in it can end an attribute


def _curves(panel: Mapping[str, Any]) -> Curves:
    band: Sequence[Mapping[str, Any]] = panel["band"] or ()
    last: int = max([look["step"] for seed in panel["seeds"] for look in seed["looks"]] + [each["step"] for each in band] + [1])

    def x(step: float) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * step / last, 1)

    def y(accuracy: float) -> float:
        return round(TOP + (HEIGHT - TOP - BOTTOM) * (1 - max(accuracy - LOWEST, 0) / (1 - LOWEST)), 1)

    curves: list[Curve] = []
    for number, seed in enumerate(panel["seeds"], start=1):
        places = tuple((x(look["step"]), y(look["accuracy"])) for look in seed["looks"])
        if places:
            label = places[-1][1]
            while any(abs(label - other.label) < LINE for other in curves):
                label = round(label - 1, 1)
            curves.append(Curve(f"try {number}", " ".join(f"{one},{other}" for one, other in places), places, label, number))
    upper = [f"{x(each['step'])},{y(each['high'])}" for each in band]
    lower = [f"{x(each['step'])},{y(each['low'])}" for each in reversed(band)]
    every = max(1, round(last / 6))
    return Curves(
        curves=tuple(curves),
        band=" ".join(upper + lower),
        threshold=y(panel["threshold"]),
        ticks=tuple((f"{tenth / 10:.1f}", y(tenth / 10)) for tenth in (4, 5, 6, 8, 10)),
        steps=tuple((str(step), x(step)) for step in range(0, last + 1, every)),
    )
