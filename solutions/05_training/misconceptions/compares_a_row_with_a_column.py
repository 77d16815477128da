"""Compares a row with a column.

symptom: My accuracy is wrong, and there is no error.
fails: test_labels_in_a_row_and_probabilities_in_a_column, test_rows_and_columns_may_be_mixed
says: What shape has your comparison for three images? How many numbers should it hold?
"""

import numpy as np


def evaluate(y_true, y_prob, threshold=0.5):
    y, p = np.asarray(y_true).astype(bool), np.asarray(y_prob)
    d = p > threshold
    return {
        "accuracy": float(np.mean(y == d)),
        "precision": float(np.sum(y & d) / np.sum(d) if np.any(d) else 0.0),
        "recall": float(np.sum(y & d) / np.sum(y) if np.any(y) else 0.0),
    }
