"""Divides by zero where nothing was called 1, or nothing is 1.

symptom: RuntimeWarning: invalid value encountered in divide
fails: test_what_is_undefined_is_zero
says: What is 0 divided by 0, and what does the docstring ask for?
"""

import numpy as np


def evaluate(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(bool), np.ravel(y_prob)
    d = p > threshold
    return {"accuracy": float(np.mean(y == d)), "precision": float(np.sum(y & d) / np.sum(d)), "recall": float(np.sum(y & d) / np.sum(y))}
