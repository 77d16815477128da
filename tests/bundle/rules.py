"""Gradescope's rules for results.json, restated from its specification and not from the code that writes the file."""

from __future__ import annotations

import math
from typing import Any

FORMATS = {"text", "html", "simple_format", "md", "ansi"}
VISIBILITIES = {"hidden", "after_due_date", "after_published", "visible"}
TOP = {
    "score": float,
    "execution_time": float,
    "output": str,
    "output_format": str,
    "test_output_format": str,
    "test_name_format": str,
    "visibility": str,
    "stdout_visibility": str,
    "extra_data": dict,
    "tests": list,
    "leaderboard": list,
}
TEST = {
    "score": float,
    "max_score": float,
    "status": str,
    "name": str,
    "name_format": str,
    "number": str,
    "output": str,
    "output_format": str,
    "tags": list,
    "visibility": str,
    "extra_data": dict,
}


def obeys(document: Any) -> None:
    """Raise AssertionError with the rule that a document breaks."""
    _typed(document, TOP)
    rows = document.get("tests", [])
    assert "score" in document or (rows and all("score" in row for row in rows)), "there is no score, neither on top nor in every test"
    assert document.get("stdout_visibility", "hidden") == "hidden", "student code may print there"
    assert document.get("execution_time", 0) >= 0
    for row in rows:
        _typed(row, TEST)
        assert row.get("status", "passed") in ("passed", "failed")
        assert all(isinstance(tag, str) for tag in row.get("tags", []))
        if "score" in row:
            assert 0 <= row["score"] <= row["max_score"]


def _typed(entry: dict[str, Any], known: dict[str, type]) -> None:
    assert not entry.keys() - known.keys(), entry.keys() - known.keys()
    for key, value in entry.items():
        if known[key] is float:
            assert isinstance(value, int | float), key
            assert not isinstance(value, bool), key
            assert math.isfinite(value), key
        else:
            assert isinstance(value, known[key]), key
        if key.endswith("_format"):
            assert value in FORMATS, key
        if key.endswith("visibility"):
            assert value in VISIBILITIES, key
