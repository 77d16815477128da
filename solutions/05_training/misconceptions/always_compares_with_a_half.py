"""Compares with 0.5, whatever the threshold is.

symptom: Changing the threshold changes nothing.
fails: test_the_threshold_itself_is_not_above_the_threshold, test_measures_any_predictions
says: Where does the threshold enter your line?
"""

import numpy as np


def evaluate(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(bool), np.ravel(y_prob)
    d = p > 0.5
    return {
        "accuracy": float(np.mean(y == d)),
        "precision": float(np.sum(y & d) / np.sum(d) if np.any(d) else 0.0),
        "recall": float(np.sum(y & d) / np.sum(y) if np.any(y) else 0.0),
    }
