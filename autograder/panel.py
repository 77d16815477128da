"""What a student's page draws beside a message, as plain data that fits into a record.

    {"kind": "layers", "rows": [{"yours": [layer, shape, parameters] or null, "expected": ..., "same": bool}, ...]}
    {"kind": "ledger", "rows": [[layer, shape, parameters], ...], "params": all of them}

The panel of a training is made where networks are trained (training/); report/panels.py draws all of them.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from autograder.network import Network, Step, table


def side_by_side(given: Network, expected: Network) -> dict[str, Any]:
    """The steps of two networks as one table, however they are spelled."""
    rows = [{"yours": _row(one), "expected": _row(other), "same": one == other} for one, other in zip_longest(given.steps, expected.steps)]
    return {"kind": "layers", "rows": rows}


def ledger(network: Network) -> dict[str, Any]:
    """Which layer has how many of a network's parameters."""
    rows = [[f"{name} ({kind})", shape, params] for name, kind, shape, params in table(network)]
    return {"kind": "ledger", "rows": rows, "params": network.params}


def _row(step: Step | None) -> list[Any] | None:
    if step is None:
        return None
    return [_title(step), " x ".join(map(str, step.output_shape)), step.params]


def _title(step: Step) -> str:
    """A step and what its size depends on: "Conv2D, 16 of 3 x 3"."""
    settings = step.settings
    window = settings.get("kernel_size", settings.get("pool_size"))
    number = settings.get("filters", settings.get("units"))
    parts = [str(number)] if number is not None else []
    if window is not None:
        parts.append(f"{'of ' if parts else ''}{' x '.join(map(str, window))}")
    parts += [f"padding {settings['padding']}"] if settings.get("padding") == "same" else []
    return f"{step.kind}, {' '.join(parts)}" if parts else step.kind
