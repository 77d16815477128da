"""Images to train on: drawn ones, Caltech 101's, or an instructor's own, decoded once and mapped into memory."""

from __future__ import annotations

from autograder.data.dataset import DataSet, make_dataset, open_dataset, verify_dataset

__all__ = ["DataSet", "make_dataset", "open_dataset", "verify_dataset"]
