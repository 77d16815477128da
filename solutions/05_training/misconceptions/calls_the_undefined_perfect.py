"""Gives 1.0 where precision or recall is undefined.

symptom: A network that never says 1 has a precision of 1.
fails: test_what_is_undefined_is_zero
says: What does the docstring ask for where there is nothing to divide by?
"""

import numpy as np


def evaluate(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(bool), np.ravel(y_prob)
    d = p > threshold
    return {
        "accuracy": float(np.mean(y == d)),
        "precision": float(np.sum(y & d) / np.sum(d) if np.any(d) else 1.0),
        "recall": float(np.sum(y & d) / np.sum(y) if np.any(y) else 1.0),
    }
