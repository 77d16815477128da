"""Notebooks of the tiny course, made by hand."""

from __future__ import annotations

import json

from autograder.intake.notebook import Cell, Notebook

HALF = "def half(n):\n    if n < 0:\n        raise ValueError('negative')\n    return n // 2\n"
DOUBLE = "def double(x):\n    return x * 2\n"


def notebook_of(*sources: str) -> Notebook:
    """A notebook with these code cells."""
    return Notebook(tuple(Cell(index, source) for index, source in enumerate(sources, start=1)))


def ipynb_of(*sources: str, **metadata: object) -> str:
    """The text of an .ipynb with these code cells."""
    cells = [
        {"cell_type": "code", "id": f"c{index}", "metadata": {}, "execution_count": None, "outputs": [], "source": source}
        for index, source in enumerate(sources)
    ]
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})
