"""Calls an image 1 whose probability is the threshold itself.

symptom: I am right nearly always, but not for 0.5.
fails: test_works_out_the_example, test_the_threshold_itself_is_not_above_the_threshold
says: Is 0.5 above 0.5?
"""

import numpy as np


def evaluate(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(bool), np.ravel(y_prob)
    d = p >= threshold
    return {
        "accuracy": float(np.mean(y == d)),
        "precision": float(np.sum(y & d) / np.sum(d) if np.any(d) else 0.0),
        "recall": float(np.sum(y & d) / np.sum(y) if np.any(y) else 0.0),
    }
