"""Gives percent.

symptom: My accuracy is 40 where 0.4 is expected.
fails: test_works_out_the_example, test_labels_in_a_row_and_probabilities_in_a_column
says: Between which two numbers does a share lie?
"""

import numpy as np


def evaluate(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(bool), np.ravel(y_prob)
    d = p > threshold
    return {
        "accuracy": float(100 * np.mean(y == d)),
        "precision": float(100 * np.sum(y & d) / np.sum(d) if np.any(d) else 0.0),
        "recall": float(100 * np.sum(y & d) / np.sum(y) if np.any(y) else 0.0),
    }
