"""Notebooks that beat Otter, and some that were made to beat us, graded with Otter's tests: none earns a point."""

from __future__ import annotations

from hostile.attack import otters
from hostile.stage import stage
from hostile.trial import run


def test_no_attack_on_otters_tests_earns_anything() -> None:
    """All of them in one class, with the honest controls beside them, and nothing touched, leaked or left."""
    with stage(memory_mb=1024) as scene:
        trial = run(otters(), scene, jobs=2, otter=True)
    assert trial.broken == (), "\n".join(trial.broken)
    assert len(trial.cases) >= 28
