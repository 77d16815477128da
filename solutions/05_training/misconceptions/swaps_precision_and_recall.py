"""Swaps precision and recall.

symptom: Both numbers are right, but in each other's place.
fails: test_works_out_the_example, test_labels_in_a_row_and_probabilities_in_a_column, test_rows_and_columns_may_be_mixed
says: Of those that you called 1, how many are? And of those that are 1, how many did you find? Which of the two is the precision?
"""

import numpy as np


def evaluate(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(bool), np.ravel(y_prob)
    d = p > threshold
    return {
        "accuracy": float(np.mean(y == d)),
        "precision": float(np.sum(y & d) / np.sum(y) if np.any(y) else 0.0),
        "recall": float(np.sum(y & d) / np.sum(d) if np.any(d) else 0.0),
    }
