"""How the last layer's numbers are read, and which labels its loss wants."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np


class Labels(StrEnum):
    """The form in which a loss wants the classes 0 and 1."""

    COLUMN = "column"  # (N, 1) of 0.0 and 1.0
    INDEX = "index"  # (N,) of 0 and 1
    ONE_HOT = "one_hot"  # (N, 2)


@dataclass(frozen=True, slots=True)
class Head:
    """What a network's outputs mean."""

    labels: Labels
    boundary: float | None  # of one output: above it is class 1; None for two outputs, of which the larger one wins
    logits: bool  # the outputs are any numbers, and no probabilities yet

    def targets(self, classes: np.ndarray) -> np.ndarray:
        """The labels of some images, as the loss wants them."""
        match self.labels:
            case Labels.COLUMN:
                return classes.astype("float32")[:, None]
            case Labels.INDEX:
                return classes.astype("int32")
            case Labels.ONE_HOT:
                one_hot: np.ndarray = np.eye(2, dtype="float32")[classes.astype(int)]
                return one_hot

    def predicted(self, outputs: np.ndarray) -> np.ndarray:
        """The class of each image, 0 or 1; what is not a number is neither, and counts as wrong."""
        second = outputs[:, 1] > outputs[:, 0] if self.boundary is None else outputs[:, 0] > self.boundary
        classes = second.astype(int)
        return np.where(np.isfinite(outputs).all(axis=1), classes, -1)

    def probabilities(self, outputs: np.ndarray) -> np.ndarray:
        """How sure the network is of class 1, from 0 to 1, for people to read."""
        values = np.nan_to_num(outputs.astype(float), nan=0.5, posinf=1e6, neginf=-1e6)
        if self.boundary is None:
            if self.logits:
                return _sigmoid(values[:, 1] - values[:, 0])
            positive = np.clip(values, 1e-9, None)
            share: np.ndarray = positive[:, 1] / positive.sum(axis=1)
            return share
        return _sigmoid(values[:, 0]) if self.boundary == 0 else np.clip(values[:, 0], 0, 1)

    def as_json(self) -> dict[str, Any]:
        """Plain data, for the training process."""
        return {"labels": self.labels.value, "boundary": self.boundary, "logits": self.logits}


def head_from(data: dict[str, Any]) -> Head:
    """Read it back."""
    return Head(Labels(data["labels"]), data["boundary"], data["logits"])


def _sigmoid(values: np.ndarray) -> np.ndarray:
    squeezed: np.ndarray = 1 / (1 + np.exp(-np.clip(values, -60, 60)))
    return squeezed
