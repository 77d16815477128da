"""Stand-ins for `google.colab`, so that a notebook from Colab runs to its end.

`drive.mount`, `files.upload` and the like do nothing: the grader has no drive and no browser.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

MODULES = ("auth", "data_table", "drive", "files", "output", "patches", "runtime", "userdata", "widgets")


class _Quiet(ModuleType):
    """A module whose every function takes anything and does nothing."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *_args, **_kwargs: {} if name == "upload" else None


def install_colab() -> None:
    """Make `from google.colab import drive` work where it is not installed."""
    try:
        import google  # protobuf's namespace package, where TensorFlow is installed
    except ImportError:
        google = sys.modules["google"] = ModuleType("google")
        google.__path__ = []
    colab = _Quiet("google.colab")
    colab.__path__ = []
    setattr(google, "colab", colab)  # noqa: B010  a namespace package declares no attributes
    sys.modules["google.colab"] = colab
    for name in MODULES:
        module = _Quiet(f"google.colab.{name}")
        setattr(colab, name, module)
        sys.modules[module.__name__] = module
