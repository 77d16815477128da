"""Counts how often the probability equals the label.

symptom: My accuracy is 0.
fails: test_works_out_the_example, test_labels_in_a_row_and_probabilities_in_a_column
says: Is 0.9 equal to 1? What has to happen to a probability before it can be compared with a label?
"""

import numpy as np


def evaluate(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(bool), np.ravel(y_prob)
    d = p > threshold
    return {
        "accuracy": float(np.mean(p == y)),
        "precision": float(np.sum(y & d) / np.sum(d) if np.any(d) else 0.0),
        "recall": float(np.sum(y & d) / np.sum(y) if np.any(y) else 0.0),
    }
