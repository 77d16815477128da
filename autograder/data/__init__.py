"""Images to train on: drawn ones, Caltech 101's, or an instructor's own, decoded once and mapped into memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from autograder.data.dataset import DataSet as DataSet
    from autograder.data.dataset import make_dataset as make_dataset
    from autograder.data.dataset import open_dataset as open_dataset
    from autograder.data.dataset import verify_dataset as verify_dataset


def __getattr__(name: str) -> Any:
    """Load data sets when they are asked for; a notebook that only draws images never pays for them."""
    if name in ("DataSet", "make_dataset", "open_dataset", "verify_dataset"):
        from autograder.data import dataset

        return getattr(dataset, name)
    raise AttributeError(f"module 'autograder.data' has no attribute {name!r}")
