"""Compares with 0.5, whatever the threshold is.

symptom: Changing the threshold changes nothing.
fails: test_rows_are_the_truth, test_counts_any_predictions
says: Where does the threshold enter your line?
"""

import numpy as np


def confusion_matrix(y_true, y_prob, threshold=0.5):
    y, p = np.ravel(y_true).astype(int), np.ravel(y_prob)
    d = p > 0.5
    matrix = np.zeros((2, 2), dtype=int)
    for truth, said in zip(y, d.astype(int), strict=True):
        matrix[truth, said] += 1
    return matrix
