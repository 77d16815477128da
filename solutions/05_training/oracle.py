"""Right answers by another road: one image at a time, in plain Python, and a network of one unit trained by hand.

Nothing here is compared with arrays of labels: images are pairs, and pairs are counted.
"""

from __future__ import annotations

import math
from collections import Counter

import numpy as np

EPSILON = 1e-7  # Keras keeps probabilities this far from 0 and 1 before it takes the logarithm


def evaluate(y_true, y_prob, threshold=0.5):
    """Accuracy, precision and recall, 0.0 where one is undefined."""
    cases = _cases(y_true, y_prob, threshold)
    right = cases[0, 0] + cases[1, 1]
    return {
        "accuracy": _share(right, sum(cases.values())),
        "precision": _share(cases[1, 1], cases[0, 1] + cases[1, 1]),
        "recall": _share(cases[1, 1], cases[1, 0] + cases[1, 1]),
    }


def confusion_matrix(y_true, y_prob, threshold=0.5):
    """Counts, (2, 2): rows the truth, columns the prediction."""
    cases = _cases(y_true, y_prob, threshold)
    return np.array([[cases[0, 0], cases[0, 1]], [cases[1, 0], cases[1, 1]]])


def best_epoch(history):
    """The first epoch, from 1, that no other one beats."""
    values = history["val_accuracy"]
    return next(number for number, value in enumerate(values, start=1) if not any(other > value for other in values))


def train(weights, bias, learning_rate, training, validation, epochs):
    """Train sigmoid(weights * x + bias) by plain gradient descent, all training images in one batch.

    `training` and `validation` are lists of (image, label). Returns the history, the weights and the bias after the last epoch.
    """
    weights, bias = np.array(weights, dtype=float), float(bias)
    history = {"loss": [], "accuracy": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["loss"].append(_loss(weights, bias, training))  # measured before the step, as `fit` does
        history["accuracy"].append(_accuracy(weights, bias, training))
        slopes = [(_probability(weights, bias, image) - label) / len(training) for image, label in training]
        weights = weights - learning_rate * sum(slope * image for slope, (image, _) in zip(slopes, training, strict=True))
        bias -= learning_rate * sum(slopes)
        history["val_loss"].append(_loss(weights, bias, validation))
        history["val_accuracy"].append(_accuracy(weights, bias, validation))
    return history, weights, bias


def _cases(y_true, y_prob, threshold):
    """How often each pair (truth, decision) occurs."""
    truths, probabilities = np.asarray(y_true).flatten().tolist(), np.asarray(y_prob).flatten().tolist()
    return Counter((int(truth), 1 if probability > threshold else 0) for truth, probability in zip(truths, probabilities, strict=True))


def _share(part, whole):
    return part / whole if whole else 0.0


def _probability(weights, bias, image):
    return 1 / (1 + math.exp(-float(np.sum(weights * image)) - bias))


def _loss(weights, bias, images):
    clipped = [(min(max(_probability(weights, bias, image), EPSILON), 1 - EPSILON), label) for image, label in images]
    return sum(-math.log(probability if label else 1 - probability) for probability, label in clipped) / len(images)


def _accuracy(weights, bias, images):
    return sum((_probability(weights, bias, image) > 0.5) == bool(label) for image, label in images) / len(images)
