"""Otter-grader itself, where it is installed; it takes seconds to import."""

from __future__ import annotations

import importlib
import warnings
from typing import Any

from autograder.definitions import unheard
from autograder.errors import MachineError


def otter(module: str) -> Any:
    """A module of otter-grader's; raises MachineError where it is not installed."""
    try:
        with unheard(), warnings.catch_warnings(action="ignore"):
            return importlib.import_module(f"otter.{module}")
    except ModuleNotFoundError as missing:
        raise MachineError("this is done by otter-grader, which is not installed here: pip install 'cnn-autograder[otter]'") from missing
