"""Rounds the probabilities.

symptom: The threshold has no effect.
fails: test_the_threshold_itself_is_not_above_the_threshold, test_measures_any_predictions
says: What does rounding do to 0.6, and what should a threshold of 0.75 do to it?
"""

import numpy as np


def evaluate(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(bool), np.ravel(y_prob)
    d = np.round(p).astype(bool)
    return {
        "accuracy": float(np.mean(y == d)),
        "precision": float(np.sum(y & d) / np.sum(d) if np.any(d) else 0.0),
        "recall": float(np.sum(y & d) / np.sum(y) if np.any(y) else 0.0),
    }
