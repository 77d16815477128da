"""A stand-in for `otter`, so that a notebook made for Otter runs to its end.

`grader.check("q1")` and `grader.export()` do nothing: checking is the grader's part, and it looks for itself.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class Notebook:
    """Takes every call that students' notebooks make, and does nothing."""

    def __init__(self, *_args: Any, **_kwargs: Any) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_args, **_kwargs: None


def install_otter() -> None:
    """Make `import otter` give the stand-in, wherever the real one may be installed."""
    module = ModuleType("otter")
    module.Notebook = Notebook  # type: ignore[attr-defined]
    sys.modules["otter"] = module
