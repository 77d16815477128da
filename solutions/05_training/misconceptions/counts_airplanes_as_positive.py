"""Measures precision and recall of class 0.

symptom: My precision is that of the airplanes.
fails: test_works_out_the_example, test_labels_in_a_row_and_probabilities_in_a_column, test_rows_and_columns_may_be_mixed
says: Which class do precision and recall speak of here: 0 or 1?
"""

import numpy as np


def evaluate(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(bool), np.ravel(y_prob)
    d = p > threshold
    return {
        "accuracy": float(np.mean(y == d)),
        "precision": float(np.sum(~y & ~d) / np.sum(~d) if np.any(~d) else 0.0),
        "recall": float(np.sum(~y & ~d) / np.sum(~y) if np.any(~y) else 0.0),
    }
