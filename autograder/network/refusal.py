"""The gate's no: a sentence for the student."""

from __future__ import annotations

import math
import re
from typing import Any

import numpy as np

MAX_SHOWN = 40  # characters of a stranger's value in a sentence


class Refused(Exception):
    """A model is not taken; str() is a sentence for the student: what it is, in which layer, and what to do."""

    @property
    def comparable(self) -> str:
        """The sentence without the numbers that Keras adds to names, which depend on what else was built before."""
        return unnumbered(str(self))


def unnumbered(text: str) -> str:
    """Without the numbers of names: "conv2d_3" is "conv2d"."""
    return re.sub(r"_\d+\b", "", text)


def shown(value: Any) -> str:
    """A stranger's value in a few characters; its size and depth do not matter."""
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, bool):
        return str(value)
    if isinstance(value, int):
        return str(value) if abs(value) < 10**15 else "a huge number"
    if isinstance(value, float):
        return f"{value:g}" if math.isfinite(value) else repr(value)
    if isinstance(value, str):
        return repr(value if len(value) <= MAX_SHOWN else f"{value[: MAX_SHOWN - 4]} ...")
    if isinstance(value, list | tuple) and len(value) <= 4 and all(isinstance(each, int | float | str | None) for each in value):
        return f"({', '.join(shown(each) for each in value)})"
    return f"a {type(value).__name__}"


def listed(words: Any) -> str:
    """Words as a list that reads aloud: "a, b and c"."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else str(last)
